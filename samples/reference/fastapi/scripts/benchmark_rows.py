"""Fill the database of `make bench`: `python benchmark_rows.py TASK`, a file that is read and rewritten."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import factories
from api.accounts import passwords
from api.accounts.models import User
from api.common.engine import create_engine
from api.database import create_sessions
from api.library import queries, schemas
from api.settings import get_settings

OTHERS = 3
make_row = factories.make_book
resource = queries.books


def main() -> None:
    """Do the task, and write what came of it in its place."""
    task = Path(sys.argv[1])
    made = asyncio.run(make_all(json.loads(task.read_text(encoding="utf-8"))))
    task.write_text(json.dumps(made), encoding="utf-8")


async def make_all(wanted: dict[str, Any]) -> dict[str, Any]:
    """Make what is wanted, and give what is worth telling of it."""
    engine = create_engine(get_settings())
    made: dict[str, Any] = {"bodies": [], "problem": ""}
    async with create_sessions(engine)() as session:
        await make_superuser(session, wanted["username"], wanted["password"])
        await make_rows(session, wanted["rows"])
        made["bodies"] = [await make_body(session) for _ in range(wanted["bodies"])]
    await engine.dispose()
    return made


async def make_superuser(session: AsyncSession, login: str, password: str) -> None:
    """Make somebody who may do everything."""
    user = User(email=login, password=await passwords.make(password))
    user.is_staff = user.is_superuser = True
    await factories.save(session, user)


async def make_rows(session: AsyncSession, count: int) -> None:
    """Make rows, with some in their lists of references."""
    for make in factories.ALL:
        for _ in range(OTHERS):
            await make(session)
    for _ in range(count):
        row = await make_row(session)
        await fill_joins(session, row.id)
    await session.commit()


async def fill_joins(session: AsyncSession, key: object) -> None:
    """Refer to two others; a join that holds more than that stays empty."""
    for join in resource.joins.values():
        if set(join.table.columns.keys()) == {"id", join.owner_name, join.target_name}:
            (reference,) = join.target.foreign_keys
            targets = (await session.scalars(select(reference.column).limit(2))).all()
            rows = [{join.owner_name: key, join.target_name: target} for target in targets]
            if rows:
                await session.execute(insert(join.table), rows)


async def make_body(session: AsyncSession) -> dict[str, Any]:
    """Give what a client sends for a new row: that of a row which was there for a moment."""
    row = await make_row(session)
    shown = await resource.get(session, row.id)
    await session.delete(row)
    await session.commit()
    values = shown.model_dump(mode="json")
    names = schemas.BookBody.model_fields
    return {name: values[name] for name in names if not isinstance(values[name], list)}


if __name__ == "__main__":
    main()
