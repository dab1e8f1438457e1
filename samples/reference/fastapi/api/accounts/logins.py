"""Logins: opened with a password, renewed with a refresh token, ended at once."""

import datetime as dt
import hashlib
import secrets
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import passwords, tokens
from api.accounts.models import LoginSession, RefreshToken, Registration, User
from api.accounts.schemas import Login, Tokens
from api.common.messages import WRONG_LOGIN, WRONG_REFRESH_TOKEN
from api.common.problems import Problem
from api.common.tables import now

LIFETIME: Final = dt.timedelta(days=14)
# So long ago that nobody is renewing it at this moment.
LONG_OVER: Final = dt.timedelta(days=1)
KIND: Final = "Bearer"


async def open_login(session: AsyncSession, login: Login, signing_key: str) -> Tokens:
    """Sign a user in. Whatever is wrong, one password is hashed: the time tells nobody."""
    wanted = func.lower(login.username)
    user = await session.scalar(select(User).where(func.lower(User.email) == wanted))
    registration = await session.scalar(
        select(Registration).where(func.lower(Registration.email) == wanted)
    )
    account = user or registration
    if not await passwords.verify(login.password, account.password if account else None):
        raise Problem("unauthenticated", WRONG_LOGIN)
    if user is None:
        raise Problem("unverified")
    if not user.is_active:
        raise Problem("unauthenticated", WRONG_LOGIN)
    user.last_login = now()
    await sweep(session, user)
    opened = LoginSession(user_id=user.id, expires_at=now() + LIFETIME)
    session.add(opened)
    await session.flush()
    return await issue(session, opened, signing_key)


async def renew_login(session: AsyncSession, refresh_token: str, signing_key: str) -> Tokens:
    """Exchange a refresh token; one that comes a second time was stolen, and ends the login."""
    found = await session.execute(
        select(RefreshToken, LoginSession)
        .join(LoginSession, LoginSession.id == RefreshToken.session_id)
        .join(User, User.id == LoginSession.user_id)
        .where(
            RefreshToken.token_hash == digest(refresh_token),
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > now(),
            User.is_active,
        )
        .with_for_update(of=RefreshToken)
    )
    row = found.one_or_none()
    if row is None:
        raise Problem("unauthenticated", WRONG_REFRESH_TOKEN)
    token, opened = row
    if token.used_at is not None:
        opened.revoked_at = now()
        await session.commit()
        raise Problem("unauthenticated", WRONG_REFRESH_TOKEN)
    token.used_at = now()
    opened.expires_at = now() + LIFETIME
    return await issue(session, opened, signing_key)


async def end_login(session: AsyncSession, refresh_token: str) -> None:
    """End the login of a refresh token, if there is one."""
    login = select(RefreshToken.session_id).where(RefreshToken.token_hash == digest(refresh_token))
    await session.execute(
        update(LoginSession)
        .where(LoginSession.id.in_(login), LoginSession.revoked_at.is_(None))
        .values(revoked_at=now())
    )


async def end_logins(session: AsyncSession, user: User) -> None:
    """End every login of a user."""
    await session.execute(
        update(LoginSession)
        .where(LoginSession.user_id == user.id, LoginSession.revoked_at.is_(None))
        .values(revoked_at=now())
    )


async def sweep(session: AsyncSession, user: User) -> None:
    """Remove what is long over of a user's logins."""
    over = select(LoginSession.id).where(
        LoginSession.user_id == user.id, LoginSession.expires_at <= now() - LONG_OVER
    )
    await session.execute(delete(RefreshToken).where(RefreshToken.session_id.in_(over)))
    await session.execute(delete(LoginSession).where(LoginSession.id.in_(over)))


async def issue(session: AsyncSession, login: LoginSession, signing_key: str) -> Tokens:
    """Make a login's next pair of tokens."""
    refresh_token = secrets.token_urlsafe(32)
    session.add(RefreshToken(session_id=login.id, token_hash=digest(refresh_token)))
    return Tokens(
        access_token=tokens.issue(tokens.Claims(login.user_id, login.id), signing_key),
        refresh_token=refresh_token,
        token_type=KIND,
        expires_in=int(tokens.LIFETIME.total_seconds()),
    )


def digest(refresh_token: str) -> str:
    """Give the form in which a refresh token is kept."""
    return hashlib.sha256(refresh_token.encode()).hexdigest()
