"""Accounts that begin when their e-mail address is verified."""

import secrets

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import mail, passwords
from api.accounts.logins import digest
from api.accounts.models import Registration, User
from api.accounts.schemas import NewAccount
from api.common.errors import problem
from api.common.problems import Problem
from api.common.tables import now
from api.settings import Settings


async def register(
    session: AsyncSession, settings: Settings, account: NewAccount
) -> mail.Letter | None:
    """Keep a registration and write to its address.

    A known address gets the same work and the same answer: only the letter says so.
    """
    token = secrets.token_urlsafe(32)
    registration = Registration(
        email=account.email,
        password=await passwords.make(account.password),
        token_hash=digest(token),
    )
    try:
        await keep(session, registration)
    except IntegrityError:
        # Of two at once the database takes one, and its letter is on the way.
        await session.rollback()
        return None
    known = select(User.id).where(func.lower(User.email) == func.lower(account.email))
    if await session.scalar(known):
        return mail.known_letter(settings, account.email)
    return mail.verification_letter(settings, account.email, token)


async def keep(session: AsyncSession, registration: Registration) -> None:
    """Save a registration in the place of those before it, and of those that are over."""
    ended = now() - mail.LINK_LIFETIME
    await session.execute(delete(Registration).where(Registration.created_at <= ended))
    same_address = func.lower(Registration.email) == func.lower(registration.email)
    await session.execute(delete(Registration).where(same_address))
    session.add(registration)
    await session.flush()


async def verify(session: AsyncSession, token: str) -> None:
    """Make a user of a registration; its token is good for one time."""
    found = await session.scalar(
        select(Registration)
        .where(
            Registration.token_hash == digest(token),
            Registration.created_at > now() - mail.LINK_LIFETIME,
        )
        .with_for_update()
    )
    wrong = Problem("validation", errors=[problem("token", "format", what="token")])
    if found is None:
        raise wrong
    await session.delete(found)
    session.add(User(email=found.email, password=found.password))
    try:
        await session.flush()
    except IntegrityError:
        raise wrong from None
