"""Accounts that begin when their e-mail address is verified."""

import asyncio
import datetime as dt

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import mail
from api.accounts.models import Registration, User
from api.factories import make_user
from api.tests.letters import Letters

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("session")]
EMAIL = "Ada@example.com"
PASSWORD = "correct horse"


def body(**changes: str) -> dict[str, str]:
    """Give the body of a registration."""
    return {"email": EMAIL, "password": PASSWORD, **changes}


async def register(client: AsyncClient, **changes: str) -> None:
    """Ask for an account."""
    answer = await client.post("/auth/register", json=body(**changes))
    assert (answer.status_code, answer.content) == (202, b"")
    assert "Content-Type" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


async def verify(client: AsyncClient, token: str) -> int:
    """Use the token of a letter."""
    return (await client.post("/auth/verify-email", json={"token": token})).status_code


async def login(client: AsyncClient, password: str = PASSWORD) -> Response:
    """Sign in."""
    given = body()
    username = given.get("username", given["email"])
    return await client.post("/auth/login", json={"username": username, "password": password})


async def test_an_account_begins(
    session: AsyncSession, anonymous: AsyncClient, letters: Letters
) -> None:
    await register(anonymous)
    (letter,) = letters.all()
    assert letter["To"] == EMAIL
    early = await login(anonymous)
    assert (early.status_code, early.json()["type"]) == (403, "/problems/unverified")
    assert (await login(anonymous, "wrong")).status_code == 401
    (token,) = letters.tokens()
    both = await asyncio.gather(*(verify(anonymous, token) for _ in range(2)))
    assert sorted(both) == [204, 422]
    assert (await login(anonymous)).status_code == 200
    assert await session.scalar(select(User.email)) == EMAIL


async def test_a_newer_registration_takes_the_place(
    anonymous: AsyncClient, letters: Letters
) -> None:
    await register(anonymous, password="the first password")
    await register(anonymous, email=EMAIL.lower())
    first, second = letters.tokens()
    assert await verify(anonymous, first) == 422
    assert await verify(anonymous, second) == 204
    assert (await login(anonymous)).status_code == 200


async def test_of_many_at_once_one_is_written_to(anonymous: AsyncClient, letters: Letters) -> None:
    await asyncio.gather(*(register(anonymous) for _ in range(4)))
    tokens = letters.tokens()
    assert 204 in [await verify(anonymous, token) for token in tokens]


async def test_a_known_address(
    session: AsyncSession, anonymous: AsyncClient, letters: Letters
) -> None:
    await make_user(session, email=EMAIL.upper())
    await register(anonymous)
    (letter,) = letters.all()
    assert letter["Subject"] == "You have an account already"
    assert letters.tokens() == []


async def test_a_registration_ends(
    session: AsyncSession,
    anonymous: AsyncClient,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await register(anonymous)
    monkeypatch.setattr(mail, "LINK_LIFETIME", dt.timedelta(0))
    assert await verify(anonymous, letters.tokens()[0]) == 422
    await register(anonymous, email="other@example.com")
    assert await session.scalar(select(func.count()).select_from(Registration)) == 1


async def test_an_address_that_got_a_user_meanwhile(
    session: AsyncSession, anonymous: AsyncClient, letters: Letters
) -> None:
    await register(anonymous)
    await make_user(session, email=EMAIL.lower())
    assert await verify(anonymous, letters.tokens()[0]) == 422


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"email": "ada"}, [("email", "Not a valid e-mail address.")]),
        ({"password": "1234567"}, [("password", "Must have at least 8 characters.")]),
        ({"password": "password"}, [("password", "This password is too common.")]),
        ({"password": "93847562"}, [("password", "This password is entirely numeric.")]),
        ({"password": EMAIL}, [("password", "The password is too similar to the email.")]),
        (
            {"email": "adalove", "password": "adalovelace"},
            [("email", "Not a valid e-mail address.")],
        ),
        (
            {"email": "x", "password": "password"},
            [
                ("email", "Not a valid e-mail address."),
                ("password", "This password is too common."),
            ],
        ),
    ],
)
async def test_what_is_not_taken(
    anonymous: AsyncClient, changes: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    answer = await anonymous.post("/auth/register", json=body(**changes))
    assert answer.status_code == 422
    assert [(error["field"], error["message"]) for error in answer.json()["errors"]] == errors
