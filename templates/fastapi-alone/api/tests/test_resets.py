"""Forgotten passwords, and what a password must not be."""

import asyncio
import datetime as dt

import pytest
from httpx import AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import mail, passwords, resets
from api.accounts.models import LoginSession, User
from api.accounts.strength import weakness
from api.factories import make_login, make_user
from api.settings import Settings
from api.tests.letters import Letters

pytestmark = pytest.mark.anyio
PASSWORD = "another good one"


async def make_account(session: AsyncSession, **values: object) -> User:
    """Make a user with a password."""
    encoded = await passwords.make("correct horse")
    return await make_user(session, **{"email": "Ada@example.com", "password": encoded, **values})


async def forget(client: AsyncClient, email: str) -> None:
    """Ask for a message."""
    answer = await client.post("/auth/password/forgot", json={"email": email})
    assert (answer.status_code, answer.content) == (202, b"")
    assert "Content-Type" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


async def reset(client: AsyncClient, token: str, password: str = PASSWORD) -> Response:
    """Set a new password."""
    return await client.post("/auth/password/reset", json={"token": token, "password": password})


def errors(answer: Response) -> list[tuple[str, str]]:
    """Give the fields and messages of an answer."""
    return [(error["field"], error["message"]) for error in answer.json()["errors"]]


async def test_a_forgotten_password(
    session: AsyncSession, anonymous: AsyncClient, letters: Letters
) -> None:
    login = await make_login(session, email="ada@example.com", password="argon2$none")
    await forget(anonymous, "ADA@example.com")
    (token,) = letters.tokens()
    both = await asyncio.gather(*(reset(anonymous, token) for _ in range(2)))
    assert sorted(answer.status_code for answer in both) == [204, 422]
    again = await reset(anonymous, token)
    assert errors(again) == [("token", "Not a valid token.")]
    await session.refresh(login)
    assert login.revoked_at
    body = {"username": "ada@example.com", "password": PASSWORD}
    user = await session.get_one(User, login.user_id, populate_existing=True)
    assert await passwords.verify(body["password"], user.password)


async def test_those_who_get_no_letter(
    session: AsyncSession, anonymous: AsyncClient, letters: Letters
) -> None:
    await make_user(session, email="none@example.com", password="!")
    await make_account(session, is_active=False)
    for email in ("nobody@example.com", "none@example.com", "ada@example.com"):
        await forget(anonymous, email)
    assert letters.all() == []


async def test_tokens_that_are_none(
    session: AsyncSession,
    anonymous: AsyncClient,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = await make_account(session, last_login=dt.datetime.now(dt.UTC))
    token = resets.make_token(user, settings)
    for wrong in ("x", f"{token}x", "1-1-" + "0" * 32, f"zzzzzzzzzzzz{token[1:]}"):
        assert errors(await reset(anonymous, wrong)) == [("token", "Not a valid token.")]
    monkeypatch.setattr(mail, "LINK_LIFETIME", dt.timedelta(seconds=-1))
    assert (await reset(anonymous, token)).status_code == 422
    monkeypatch.undo()
    assert (await reset(anonymous, token)).status_code == 204


def test_tokens_are_those_of_django(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made by PasswordResetTokenGenerator of Django 5.2 with the key "k" * 50."""
    key = settings.model_copy(update={"token_signing_key": SecretStr("k" * 50)})
    user = User(id=35, email="Ada@example.org", password="argon2$x")
    monkeypatch.setattr(resets, "seconds_since_epoch", lambda: 800_000_000)
    assert resets.make_token(user, key) == "z-d8ary8-4867c78fc32b323ac705ff8d422caef7"
    user.last_login = dt.datetime(2026, 5, 4, 3, 2, 1, 999, dt.UTC)
    assert resets.make_token(user, key) == "z-d8ary8-b1e34ec95d8c94802394065d09a4efc1"


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("1234567", "Must have at least 8 characters."),
        ("Password1", "This password is too common."),
        ("50738169", "This password is entirely numeric."),
        ("ada@example.com", "The password is too similar to the email."),
    ],
)
async def test_weak_passwords(
    session: AsyncSession, anonymous: AsyncClient, settings: Settings, password: str, message: str
) -> None:
    user = await make_account(session)
    answer = await reset(anonymous, resets.make_token(user, settings), password)
    assert errors(answer) == [("password", message)]


async def test_everything_at_once(session: AsyncSession, anonymous: AsyncClient) -> None:
    await session.commit()
    answer = await reset(anonymous, "x", "password")
    assert errors(answer) == [
        ("token", "Not a valid token."),
        ("password", "This password is too common."),
    ]


@pytest.mark.parametrize(
    ("password", "attributes", "message"),
    [
        (" PASSWORD ", {}, "This password is too common."),
        ("lovelace-ada", {"last_name": "Lovelace"}, "similar to the last name"),
        ("x" * 100 + "ada", {"first_name": "Ada"}, None),
        ("correct horse", {"email": "ada@example.com"}, None),
    ],
)
def test_what_django_finds_weak(
    password: str, attributes: dict[str, str], message: str | None
) -> None:
    found = weakness(password, attributes)
    assert message in found if message and found else found is message


async def test_a_deactivated_user_is_signed_out(
    session: AsyncSession, member: AsyncClient, member_login: LoginSession
) -> None:
    user = await session.get_one(User, member_login.user_id)
    user.is_active = False
    await session.commit()
    assert (await member.get("/auth/me")).status_code == 401
