"""Valid rows, for the tests and for a first look.

Each factory fills in what its caller does not care about.
"""

import datetime as dt
import itertools
from typing import Any, Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

import api.library.models as library_models
from api.accounts.models import LoginSession, User
from api.common.tables import Base, now

RowT = TypeVar("RowT", bound=Base)

QUALITIES: Final = ("Amber", "Bright", "Calm", "Early", "Gentle", "Quiet", "Silver", "Warm")
THINGS: Final = ("Bridge", "Cedar", "Garden", "Harbour", "Meadow", "Orchard", "River")

numbers = itertools.count(1)


async def save(session: AsyncSession, row: RowT) -> RowT:
    """Commit a row at once: the application reads it in a transaction of its own."""
    session.add(row)
    await session.commit()
    return row


async def make_user(session: AsyncSession, **values: Any) -> User:
    """Make a user without a password."""
    defaults = {"email": email(), "password": "!"}
    return await save(session, User(**{**defaults, **values}))


async def make_login(session: AsyncSession, **values: Any) -> LoginSession:
    """Sign a new user in for an hour."""
    user = await make_user(session, **values)
    login = LoginSession(user_id=user.id, expires_at=now() + dt.timedelta(hours=1))
    return await save(session, login)


async def make_author(
    session: AsyncSession,
    **values: Any,
) -> library_models.Author:
    """Make an author."""
    defaults: dict[str, Any] = {
        "name": text(longest=120),
    }
    values = {**defaults, **values}
    row = library_models.Author(**values)
    return await save(session, row)


async def make_book(
    session: AsyncSession,
    **values: Any,
) -> library_models.Book:
    """Make a book."""
    if "author_id" not in values:
        values["author_id"] = (await make_author(session)).id
    defaults: dict[str, Any] = {
        "title": text(longest=200),
    }
    values = {**defaults, **values}
    row = library_models.Book(**values)
    return await save(session, row)


def name() -> str:
    """Give a new name: two words and a number."""
    count = next(numbers)
    return f"{QUALITIES[count % len(QUALITIES)]} {THINGS[count % len(THINGS)]} {count}"


def text(longest: int = 100, shortest: int = 1) -> str:
    """Give a new text; a short one comes again after a while."""
    return name()[-longest:].strip().rjust(shortest, "x")


def email() -> str:
    """Give a new address."""
    return f"{next(numbers)}@example.com"
