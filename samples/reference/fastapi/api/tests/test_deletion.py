"""Deleting, on tables that have every rule."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from api.common.deletion import delete_rows
from api.common.problems import Problem
from api.common.tables import OnDelete, foreign_key

pytestmark = pytest.mark.anyio
metadata = MetaData()


def table(name: str, **references: tuple[str, OnDelete]) -> Table:
    """Make a table with references to others."""
    columns: list[Column[Any]] = [
        Column(column, foreign_key(f"{target}.id", rule))
        for column, (target, rule) in references.items()
    ]
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns)


shelf = table("test_shelf", above=("test_shelf", "set_null"))
box = table("test_box", shelf=("test_shelf", "cascade"))
thing = table("test_thing", box=("test_box", "cascade"), shelf=("test_shelf", "restrict"))
label = table("test_label", thing=("test_thing", "protect"))


@pytest.fixture
async def session(session: AsyncSession) -> AsyncGenerator[AsyncSession]:
    """A session on the tables above, which go with its transaction."""
    connection: AsyncConnection = await session.connection()
    await connection.run_sync(metadata.create_all)
    rows: list[tuple[Table, list[dict[str, int | None]]]] = [
        (shelf, [{"id": 1, "above": None}, {"id": 2, "above": 1}, {"id": 3, "above": None}]),
        (box, [{"id": 1, "shelf": 1}, {"id": 2, "shelf": 3}]),
        (thing, [{"id": 1, "box": 1, "shelf": 1}, {"id": 2, "box": 2, "shelf": 2}]),
        (label, [{"id": 1, "thing": 2}]),
    ]
    for owner, values in rows:
        await session.execute(insert(owner), values)
    yield session
    await session.rollback()


async def count(session: AsyncSession, owner: Table) -> int:
    """Count the rows of a table."""
    return await session.scalar(select(func.count()).select_from(owner)) or 0


async def test_cascade_goes_all_the_way_and_set_null_stays(session: AsyncSession) -> None:
    await delete_rows(session, shelf, {1})
    counted = [await count(session, owner) for owner in (shelf, box, thing)]
    assert counted == [2, 1, 1]
    assert await session.scalar(select(shelf.c.above).where(shelf.c.id == 2)) is None


@pytest.mark.parametrize(("owner", "key"), [(thing, 2), (shelf, 2), (shelf, 3)])
async def test_protected_and_restricted_rows_stay(
    session: AsyncSession, owner: Table, key: int
) -> None:
    with pytest.raises(Problem, match="protected"):
        await delete_rows(session, owner, {key})
    assert [await count(session, each) for each in (shelf, box, thing)] == [3, 2, 2]
