"""The databases of the tests: files that are thrown away."""

import os
import tempfile
from pathlib import Path
from typing import Final

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.tables import Base

NOWHERE: Final = "sqlite:////nowhere/nothing.sqlite3"


def path(name: str) -> Path:
    """Give the place of one."""
    return Path(tempfile.gettempdir()) / f"{name}-{os.getpid()}.sqlite3"


def url(name: str) -> str:
    """Give the address of one."""
    return f"sqlite:///{path(name)}"


async def make(name: str) -> None:
    """Begin without a file, which the first connection makes."""
    path(name).unlink(missing_ok=True)


async def drop(name: str) -> None:
    """Take it away."""
    path(name).unlink()


async def empty(session: AsyncSession) -> None:
    """Take every row away."""
    for table in Base.metadata.tables.values():
        await session.execute(delete(table))
    await session.execute(text("DELETE FROM sqlite_sequence"))
    await session.commit()
