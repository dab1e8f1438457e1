"""The session of a request."""

from collections.abc import AsyncGenerator
from typing import Annotated, Final

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from api.common.engine import reading_engine

Sessions = async_sessionmaker[AsyncSession]

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def create_sessions(engine: AsyncEngine) -> Sessions:
    """What opens sessions on the engine."""
    return async_sessionmaker(engine, expire_on_commit=False)


def create_readers(engine: AsyncEngine) -> Sessions:
    """What opens sessions that only read."""
    return create_sessions(reading_engine(engine))


async def request_session(request: Request) -> AsyncGenerator[AsyncSession]:
    """One session for a request, committed when its handler has returned, unless it only reads.

    Django's foreign keys are checked at COMMIT, so the commit itself can fail: it must come
    before the response starts. The scope of `SessionDep` sees to that.
    """
    reading = request.method in READING
    sessions: Sessions = request.app.state.readers if reading else request.app.state.sessions
    async with sessions() as session:
        yield session
        if not reading:
            await session.commit()


SessionDep = Annotated[AsyncSession, Depends(request_session, scope="function")]
