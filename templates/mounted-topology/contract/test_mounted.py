"""One process answers for both halves."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from httpx import ASGITransport, AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy import URL

from api.mounted import Mounted, create_app, is_djangos
from api.settings import Settings

HOST = "http://testserver"
REQUESTS = 24
# What else uses this database: the connections of the halves.
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def app() -> Mounted:
    database = connection.settings_dict
    url = URL.create(
        "postgresql",
        database["USER"],
        database["PASSWORD"],
        database["HOST"],
        int(database["PORT"]),
        database["NAME"],
    )
    return create_app(
        Settings(
            environment="test",
            database_url=SecretStr(url.render_as_string(hide_password=False)),
            secret_key=SecretStr(settings.SECRET_KEY),
            token_signing_key=SecretStr(settings.TOKEN_SIGNING_KEY),
        )
    )


@asynccontextmanager
async def serving(app: Mounted) -> AsyncGenerator[AsyncClient]:
    """Start the application as a server does, and stop it."""
    asked: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    said: asyncio.Queue[Any] = asyncio.Queue()
    lifespan = asyncio.create_task(app({"type": "lifespan", "state": {}}, asked.get, said.put))
    await asked.put({"type": "lifespan.startup"})
    assert (await said.get())["type"] == "lifespan.startup.complete"
    async with AsyncClient(transport=ASGITransport(app), base_url=HOST) as client:
        yield client
    await asked.put({"type": "lifespan.shutdown"})
    assert (await said.get())["type"] == "lifespan.shutdown.complete"
    await lifespan


@pytest.mark.parametrize(
    ("path", "djangos"),
    [
        ("/admin", True),
        ("/admin/login/", True),
        ("/administration", False),
        ("/static/admin/css/base.css", True),
        ("/health/core/ready", True),
        ("/health/ready", False),
        ("/api/v1/auth/login", True),
        ("/api/v1/authors", False),
        ("/api/v1/docs", False),
    ],
)
def test_a_path_has_one_half(path: str, djangos: bool) -> None:
    assert is_djangos(path) is djangos


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_both_halves_answer_with_the_id_of_the_request(app: Mounted, path: str) -> None:
    core = path.replace("/health/", "/health/core/")

    async def ask() -> list[Response]:
        async with serving(app) as client:
            headers = {"X-Request-ID": "both-halves"}
            answers = [await client.get(half, headers=headers) for half in (path, core)]
            return [*answers, await client.head(core, headers=headers)]

    answers = asyncio.run(ask())
    assert [answer.status_code for answer in answers] == [HTTPStatus.OK] * 3
    assert {answer.headers["X-Request-ID"] for answer in answers} == {"both-halves"}


def test_a_body_reaches_django(app: Mounted) -> None:
    async def ask() -> Response:
        async with serving(app) as client:
            wrong = {"username": "nobody", "password": "x" * 100_000}
            return await client.post("/api/v1/auth/login", json=wrong)

    answer = asyncio.run(ask())
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] in {"/problems/unauthenticated", "/problems/validation"}


def test_a_body_that_breaks_off_is_no_shorter_body(app: Mounted) -> None:
    beginning: list[Any] = [
        {"type": "http.request", "body": b'{"refresh_token": "x"}', "more_body": True},
        {"type": "http.disconnect"},
    ]
    statuses: list[int] = []

    async def receive() -> Any:
        return beginning.pop(0)

    async def send(message: Any) -> None:
        statuses.extend(filter(None, [message.get("status")]))

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/api/v1/auth/logout",
        "query_string": b"",
        "headers": [
            (b"host", b"testserver"),
            (b"content-type", b"application/json"),
            (b"content-length", b"100"),
        ],
        "server": ("testserver", 80),
    }
    asyncio.run(app(scope, receive, send))
    assert statuses == [HTTPStatus.INTERNAL_SERVER_ERROR]


def test_djangos_threads_keep_no_connection(app: Mounted) -> None:
    async def ask() -> set[int]:
        async with serving(app) as client:
            asked = [client.get("/health/core/ready") for _ in range(REQUESTS)]
            return {answer.status_code for answer in await asyncio.gather(*asked)}

    assert asyncio.run(ask()) == {HTTPStatus.OK}
    end = time.monotonic() + 5
    while others() and time.monotonic() < end:
        time.sleep(0.05)
    assert others() == 0


def others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        return int(cursor.fetchone()[0])
