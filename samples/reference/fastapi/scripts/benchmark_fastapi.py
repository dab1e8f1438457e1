"""What `make bench` adds to the FastAPI half: the usual way to write a list, and calls of others.

The list is written as the popular templates write theirs: entities of the ORM, a count, a model of
the response.
"""

import asyncio
import os
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select

from api import main
from api.accounts.dependencies import current_user
from api.database import SessionDep
from api.library import models

UPSTREAM = int(os.environ.get("UPSTREAM", "0"))
CALLS = 3

router = APIRouter(prefix="/bench")
SIGNED_IN = [Depends(current_user)]


class UsualRow(BaseModel):
    """A row, read from an entity of the ORM."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    author_id: int


class UsualPage(BaseModel):
    """Some rows, and how many there are."""

    data: list[UsualRow]
    count: int


ROWS = select(models.Book)
COUNT = select(func.count()).select_from(models.Book)
ORDER = (models.Book.id,)


async def call() -> str:
    """Ask the service that takes its time, with no more than Python's own library has."""
    reader, writer = await asyncio.open_connection("127.0.0.1", UPSTREAM)
    try:
        writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split()[0])
        return (await reader.readexactly(length)).decode()
    finally:
        writer.close()


@router.get("/gather")
async def gathered() -> dict[str, list[str]]:
    """Call another service three times at once."""
    return {"answers": await asyncio.gather(*(call() for _ in range(CALLS)))}


@router.get("/usual", response_model=UsualPage, dependencies=SIGNED_IN)
async def usual_list(session: SessionDep, skip: int = 0, limit: int = 50) -> Any:
    """Read entities, and let the response's model take what it needs."""
    count = await session.scalar(COUNT) or 0
    page = await session.scalars(ROWS.order_by(*ORDER).offset(skip).limit(limit))
    return UsualPage(data=[UsualRow.model_validate(row) for row in page], count=count)


@router.get("/usual/{key}", response_model=UsualRow, dependencies=SIGNED_IN)
async def usual_row(session: SessionDep, key: int) -> Any:
    """Read one entity."""
    return (await session.scalars(ROWS.filter_by(id=key))).one_or_none()


def create_app() -> FastAPI:
    """Build the application with these addresses beside its own."""
    app = main.create_app()
    app.include_router(router)
    return app
