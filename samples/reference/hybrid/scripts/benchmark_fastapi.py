"""What `make bench` adds to the FastAPI half: the usual way to write a list, and calls of others."""

import asyncio
import os
from typing import Any

import httpx
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from api import main
from api.accounts.dependencies import current_user
from api.database import SessionDep
from api.library import models

UPSTREAM = f"http://127.0.0.1:{os.environ.get('UPSTREAM', '0')}/"
CALLS = 3

router = APIRouter(prefix="/bench")
client = httpx.AsyncClient(trust_env=False, timeout=30)
SIGNED_IN = [Depends(current_user)]


class UsualRow(BaseModel):
    """A row, read from an entity of the ORM."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    author_id: int


ROWS = select(models.Book)
ORDER = (models.Book.id,)


@router.get("/gather")
async def gathered() -> dict[str, list[str]]:
    """Call another service three times at once."""
    answers = await asyncio.gather(*(client.get(UPSTREAM) for _ in range(CALLS)))
    return {"answers": [answer.text for answer in answers]}


@router.get("/usual", response_model=list[UsualRow], dependencies=SIGNED_IN)
async def usual_list(session: SessionDep) -> Any:
    """Read entities, and let the response's model take what it needs."""
    return (await session.scalars(ROWS.order_by(*ORDER).limit(50))).all()


@router.get("/usual/{key}", response_model=UsualRow, dependencies=SIGNED_IN)
async def usual_row(session: SessionDep, key: int) -> Any:
    """Read one entity."""
    return (await session.scalars(ROWS.filter_by(id=key))).one_or_none()


def create_app() -> FastAPI:
    """Build the application with these addresses beside its own."""
    app = main.create_app()
    app.include_router(router)
    return app
