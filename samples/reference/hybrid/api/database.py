"""The connection to PostgreSQL and the session of a request."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from api.settings import Settings

Sessions = async_sessionmaker[AsyncSession]


def create_engine(settings: Settings) -> AsyncEngine:
    """An engine with a pool; connects when it is first used."""
    url = make_url(settings.database_url.get_secret_value())
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=settings.database_pool,
        pool_pre_ping=True,
        native_inet_types=False,
        connect_args={"server_settings": {"timezone": "UTC"}},
    )


def create_sessions(engine: AsyncEngine) -> Sessions:
    """What opens sessions on the engine."""
    return async_sessionmaker(engine, expire_on_commit=False)


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
