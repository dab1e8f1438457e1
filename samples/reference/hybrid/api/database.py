"""The connection to PostgreSQL and the session of a request."""

import datetime as dt
from collections.abc import AsyncGenerator
from typing import Annotated, Any, Final

from fastapi import Depends, Request
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from api.settings import Settings

Sessions = async_sessionmaker[AsyncSession]

# PostgreSQL counts days and microseconds from here.
EPOCH: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
EPOCH_DAY: Final = EPOCH.toordinal()
MICROSECOND: Final = dt.timedelta(microseconds=1)


def create_engine(settings: Settings) -> AsyncEngine:
    """An engine with a pool; connects when it is first used."""
    url = make_url(settings.database_url.get_secret_value())
    engine = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=settings.database_pool,
        pool_pre_ping=True,
        native_inet_types=False,
        connect_args={"server_settings": {"timezone": "UTC"}},
    )
    event.listen(engine.sync_engine, "connect", keep_extremes)
    return engine


def keep_extremes(connection: Any, _record: object) -> None:
    """Keep the first and the last moment of the calendar as what they are.

    asyncpg alone writes them as -infinity and infinity, which other programs cannot read.
    """
    connection.run_async(set_codecs)


async def set_codecs(connection: Any) -> None:
    """Have dates and moments written and read by the functions below."""
    for name, encoder, decoder in (
        ("date", write_day, read_day),
        ("timestamptz", write_moment, read_moment),
    ):
        await connection.set_type_codec(
            name, schema="pg_catalog", format="tuple", encoder=encoder, decoder=decoder
        )


def write_day(day: dt.date) -> tuple[int]:
    """Count the days as PostgreSQL does."""
    return (day.toordinal() - EPOCH_DAY,)


def read_day(days: tuple[int]) -> dt.date:
    """Give the day that PostgreSQL counts."""
    return dt.date.fromordinal(days[0] + EPOCH_DAY)


def write_moment(moment: dt.datetime) -> tuple[int]:
    """Count the microseconds as PostgreSQL does."""
    return ((moment - EPOCH) // MICROSECOND,)


def read_moment(microseconds: tuple[int]) -> dt.datetime:
    """Give the moment that PostgreSQL counts."""
    return EPOCH + microseconds[0] * MICROSECOND


def create_sessions(engine: AsyncEngine) -> Sessions:
    """What opens sessions on the engine."""
    return async_sessionmaker(engine, expire_on_commit=False)


def reading_session(sessions: Sessions) -> AsyncSession:
    """Open a session that only reads."""
    return sessions()


async def request_session(request: Request) -> AsyncGenerator[AsyncSession]:
    """One session for a request, committed when its handler has returned.

    Django's foreign keys are checked at COMMIT, so the commit itself can fail: it must come
    before the response starts. The scope of `SessionDep` sees to that.
    """
    sessions: Sessions = request.app.state.sessions
    async with sessions() as session:
        yield session
        await session.commit()


SessionDep = Annotated[AsyncSession, Depends(request_session, scope="function")]
