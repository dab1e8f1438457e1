"""Signing in and out, and who one is."""

import asyncio
import datetime as dt
from typing import Any

import jwt
import pytest
from httpx import AsyncClient, Response
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import passwords
from api.accounts.models import (
    ContentType,
    Group,
    LoginSession,
    Permission,
    RefreshToken,
    User,
    group_permissions,
    user_groups,
)
from api.common.tables import now
from api.factories import make_user, save
from api.settings import Settings

pytestmark = pytest.mark.anyio
PASSWORD = "correct horse"


async def make_account(session: AsyncSession) -> User:
    """Make a user with a password."""
    encoded = await passwords.make(PASSWORD)
    return await make_user(session, email="Ada@Example.com", password=encoded)


async def login(client: AsyncClient, username: str, password: str = PASSWORD) -> Response:
    """Sign in."""
    body = {"username": username, "password": password}
    return await client.post("/auth/login", json=body)


def sign(claims: dict[str, Any], key: str) -> str:
    """Sign any claims."""
    return jwt.encode(claims, key)  # pyright: ignore[reportUnknownMemberType]


def bearer(answer: Response) -> dict[str, str]:
    """Give the headers that use the token of a login."""
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_a_login_is_renewed_and_ended(session: AsyncSession, anonymous: AsyncClient) -> None:
    user = await make_account(session)
    first = await login(anonymous, "ada@EXAMPLE.com")
    assert first.headers["Cache-Control"] == "no-store"
    assert (await anonymous.get("/auth/me", headers=bearer(first))).json()["id"] == user.id
    body = {"refresh_token": first.json()["refresh_token"]}
    second = await anonymous.post("/auth/refresh", json=body)
    assert (await anonymous.get("/auth/me", headers=bearer(second))).status_code == 200
    body = {"refresh_token": second.json()["refresh_token"]}
    for _ in range(2):
        assert (await anonymous.post("/auth/logout", json=body)).status_code == 204
    assert (await anonymous.get("/auth/me", headers=bearer(second))).status_code == 401
    assert (await anonymous.post("/auth/refresh", json=body)).status_code == 401


async def test_a_refresh_token_used_twice_ends_the_login(
    session: AsyncSession, anonymous: AsyncClient
) -> None:
    await make_account(session)
    first = await login(anonymous, "ada@example.com")
    body = {"refresh_token": first.json()["refresh_token"]}
    both = await asyncio.gather(*(anonymous.post("/auth/refresh", json=body) for _ in range(2)))
    assert sorted(answer.status_code for answer in both) == [200, 401]
    assert (await anonymous.get("/auth/me", headers=bearer(first))).status_code == 401


async def test_logins_that_are_long_over_go(session: AsyncSession, anonymous: AsyncClient) -> None:
    user = await make_account(session)
    over = now() - dt.timedelta(hours=1)
    for days in (0, 1):
        expires_at = over - dt.timedelta(days=days)
        opened = await save(session, LoginSession(user_id=user.id, expires_at=expires_at))
        await save(session, RefreshToken(session_id=opened.id, token_hash=str(days)))
    assert (await login(anonymous, "ada@example.com")).status_code == 200
    kept = await session.scalars(select(LoginSession.expires_at).order_by(LoginSession.expires_at))
    assert [expires_at <= over for expires_at in kept] == [True, False]
    assert await session.scalar(select(func.count(RefreshToken.id))) == 2


async def test_who_may_not_sign_in(session: AsyncSession, anonymous: AsyncClient) -> None:
    user = await make_account(session)
    await make_user(session, email="none@example.com", password="!")
    refused = [
        await login(anonymous, "ada@example.com", "wrong"),
        await login(anonymous, "nobody@example.com"),
        await login(anonymous, "none@example.com"),
    ]
    user.is_active = False
    await session.commit()
    refused.append(await login(anonymous, "ada@example.com"))
    assert {(answer.status_code, answer.json()["detail"]) for answer in refused} == {
        (401, "Wrong login or password.")
    }


async def test_tokens_that_are_not_ours(
    session: AsyncSession, anonymous: AsyncClient, settings: Settings, member_login: LoginSession
) -> None:
    key = settings.token_signing_key.get_secret_value()
    claims = {
        "sub": str(member_login.user_id),
        "sid": str(member_login.id),
        "exp": now() + dt.timedelta(minutes=1),
    }
    good = sign(claims, key)
    assert (await anonymous.get("/auth/me", headers={"Authorization": f"bearer {good}"})).is_success
    bad = [
        sign(claims, "x" * 50),
        sign({**claims, "exp": now() - dt.timedelta(minutes=1)}, key),
        sign({**claims, "sub": "x"}, key),
        sign({**claims, "sid": "x"}, key),
        sign({"sub": "1"}, key),
        "",
    ]
    for token in bad:
        answer = await anonymous.get("/auth/me", headers={"Authorization": f"Bearer {token}"})
        assert answer.json()["detail"] == "The token is not valid or has expired."
    await session.execute(update(LoginSession).values(expires_at=now()))
    await session.commit()
    ended = await anonymous.get("/auth/me", headers={"Authorization": f"Bearer {good}"})
    assert ended.status_code == 401


async def test_me(session: AsyncSession, member: AsyncClient, member_login: LoginSession) -> None:
    kind = await save(session, ContentType(app_label="shop", model="thing"))
    may = await save(session, Permission(name="May", content_type_id=kind.id, codename="see"))
    role = await save(session, Group(name="clerk"))
    await session.execute(group_permissions.insert().values(group_id=role.id, permission_id=may.id))
    await session.execute(
        user_groups.insert().values(user_id=member_login.user_id, group_id=role.id)
    )
    await session.commit()
    answer = await member.patch("/auth/me", json={"first_name": "Ada"})
    assert answer.status_code == 200
    me = answer.json()
    assert (me["first_name"], me["last_name"], me["is_staff"]) == ("Ada", "", False)
    assert (me["roles"], me["permissions"]) == (["clerk"], ["shop.see"])
    assert "ETag" not in answer.headers


async def test_a_new_password_ends_every_login(
    session: AsyncSession, anonymous: AsyncClient
) -> None:
    await make_account(session)
    opened = await login(anonymous, "ada@example.com")
    body = {"old_password": "wrong", "new_password": "battery staple"}
    wrong = await anonymous.post("/auth/password/change", json=body, headers=bearer(opened))
    assert [error["field"] for error in wrong.json()["errors"]] == ["old_password"]
    body |= {"old_password": PASSWORD, "new_password": "password"}
    weak = await anonymous.post("/auth/password/change", json=body, headers=bearer(opened))
    assert [error["field"] for error in weak.json()["errors"]] == ["new_password"]
    body["new_password"] = "battery staple"
    changed = await anonymous.post("/auth/password/change", json=body, headers=bearer(opened))
    assert changed.status_code == 204
    assert (await anonymous.get("/auth/me", headers=bearer(opened))).status_code == 401
    assert (await login(anonymous, "ada@example.com", "battery staple")).status_code == 200


async def test_passwords_have_the_format_of_django() -> None:
    encoded = await passwords.make("a")
    assert encoded.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert await passwords.verify("a", encoded)
    assert not await passwords.verify("a", "argon2$nonsense")
