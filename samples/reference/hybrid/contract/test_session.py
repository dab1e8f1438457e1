"""A session that Django began is FastAPI's too, and ends for both at once."""

import asyncio
from http import HTTPStatus

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from httpx import ASGITransport, AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy import URL

from accounts.models import User
from api.accounts.dependencies import CurrentUser
from api.main import create_app
from api.settings import Settings

PROBE = "/probe"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def user() -> User:
    return User.objects.create_superuser(email="ada@example.org", password="correct horse")


async def who(user: CurrentUser) -> int:
    return user.id


def ask_fastapi(client: Client, method: str, headers: dict[str, str] | None = None) -> Response:
    """Send the cookies of Django's client to FastAPI, on the database of Django's tests."""
    database = connection.settings_dict
    address = URL.create(
        "postgresql",
        database["USER"],
        database["PASSWORD"],
        database["HOST"],
        int(database["PORT"]),
        database["NAME"],
    )
    url = address.render_as_string(hide_password=False)
    app = create_app(
        Settings(
            environment="test",
            database_url=SecretStr(url),
            secret_key=SecretStr(settings.SECRET_KEY),
            token_signing_key=SecretStr(settings.TOKEN_SIGNING_KEY),
        )
    )
    app.add_api_route(PROBE, who, methods=["GET", "POST"])
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    async def ask() -> Response:
        transport = ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            AsyncClient(transport=transport, base_url="http://testserver", cookies=cookies) as http,
        ):
            return await http.request(method, PROBE, headers=headers)

    return asyncio.run(ask())


def test_a_session_of_django_signs_in_to_fastapi(client: Client, user: User) -> None:
    assert ask_fastapi(client, "GET").status_code == HTTPStatus.UNAUTHORIZED
    client.force_login(user)
    assert ask_fastapi(client, "GET").json() == user.pk


def test_signing_out_of_django_ends_it(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.cookies["sessionid"].value
    client.logout()
    client.cookies["sessionid"] = session
    assert ask_fastapi(client, "GET").status_code == HTTPStatus.UNAUTHORIZED


def test_a_new_password_ends_it(client: Client, user: User) -> None:
    client.force_login(user)
    user.set_password("battery staple")
    user.save()
    assert ask_fastapi(client, "GET").status_code == HTTPStatus.UNAUTHORIZED


def test_a_deactivated_user_is_out(client: Client, user: User) -> None:
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert ask_fastapi(client, "GET").status_code == HTTPStatus.UNAUTHORIZED


def test_writing_needs_the_csrf_token(client: Client, user: User) -> None:
    client.force_login(user)
    client.get("/admin/password_change/")
    refused = ask_fastapi(client, "POST")
    assert refused.json()["type"] == "/problems/csrf"
    token = client.cookies["csrftoken"].value
    assert ask_fastapi(client, "POST", {"X-CSRFToken": token}).json() == user.pk
