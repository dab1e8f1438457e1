"""The databases of the tests, beside the one that the environment names."""

import os
from typing import Final

from sqlalchemy import delete, make_url, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from api.common.tables import Base

NOWHERE: Final = "postgresql://nobody@127.0.0.1:1/nothing"
# The owner's; without it no database is made.
SERVER: Final = make_url(os.environ.get("MIGRATION_DATABASE_URL", NOWHERE))


def url(name: str) -> str:
    """Give the address of one."""
    return SERVER.set(database=name).render_as_string(hide_password=False)


async def make(name: str) -> None:
    """Make one without tables."""
    await on_server(
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
        f"CREATE DATABASE {name}",
    )


async def drop(name: str) -> None:
    """Take it away."""
    await on_server(f"DROP DATABASE {name} WITH (FORCE)")


async def on_server(*statements: str) -> None:
    """Run statements outside of any transaction."""
    server = SERVER.set(drivername="postgresql+asyncpg")
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def empty(session: AsyncSession) -> None:
    """Take every row away."""
    # In one turn. Pairs go before their owners, through which they are seen where there are tenants.
    deletes = [f"{delete(table)};" for table in reversed(Base.metadata.tables.values())]
    await session.execute(text(f"DO $$ BEGIN {' '.join(deletes)} END $$"))
    await session.commit()
