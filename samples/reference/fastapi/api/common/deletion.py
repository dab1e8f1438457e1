"""Deleting a row as Django's collector does, since the database itself has no rules."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.dialect import among
from api.common.errors import problem
from api.common.problems import Problem

Keys = set[Any]


async def delete_rows(session: AsyncSession, table: Table, keys: Keys) -> None:
    """Delete rows with what hangs on them; refuse it when other rows protect one.

    The order does not matter: references are checked when the transaction ends.
    """
    doomed: dict[Table, Keys] = defaultdict(set)
    restricted: dict[Table, Keys] = defaultdict(set)
    emptied: list[tuple[Column[Any], Keys]] = []
    pending: list[tuple[Table, Keys]] = [(table, keys)]
    while pending:
        current, reached = pending.pop()
        reached = reached - doomed[current]
        if not reached:
            continue
        doomed[current] |= reached
        for column, rule in references_to(current):
            if rule == "set_null":
                emptied.append((column, reached))
                continue
            found = await referring_rows(session, column, reached)
            if found and rule == "protect":
                raise Problem("protected", errors=[problem("", "protected")])
            if rule == "restrict":
                restricted[column.table] |= found
            else:
                pending.append((column.table, found))
    if any(found - doomed[owner] for owner, found in restricted.items()):
        raise Problem("protected", errors=[problem("", "protected")])
    for column, gone in emptied:
        emptying = update(column.table).where(among(column, gone))
        await session.execute(emptying.values({column: None}))
    for owner, gone in doomed.items():
        await session.execute(delete(owner).where(among(primary_key(owner), gone)))


def references_to(table: Table) -> Iterator[tuple[Column[Any], str]]:
    """Give the columns that refer to the table, each with its rule."""
    for other in table.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is table:
                yield key.parent, key.info["on_delete"]


async def referring_rows(session: AsyncSession, column: Column[Any], keys: Keys) -> Keys:
    """Find the rows whose column holds one of the keys."""
    rows = await session.scalars(select(primary_key(column.table)).where(among(column, keys)))
    return set(rows)


def primary_key(table: Table) -> Column[Any]:
    """Give the one column of the key."""
    return table.primary_key.columns[0]
