"""How Alembic reaches the database and the models."""

import asyncio
import importlib
import os
from logging.config import fileConfig
from pathlib import Path

from alembic import context
from sqlalchemy import Connection, make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.common.tables import Base

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)

API = Path(__file__).parents[1] / "api"
for models in sorted(API.glob("*/models.py")):
    importlib.import_module(f"api.{models.parent.name}.models")


def database_url() -> str:
    """Give the address of the database, as the role that owns the tables."""
    url = os.environ.get("MIGRATION_DATABASE_URL") or os.environ["DATABASE_URL"]
    return make_url(url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def migrate(connection: Connection | None = None) -> None:
    """Run the revisions, or print their SQL when there is no connection."""
    context.configure(
        connection=connection,
        url=None if connection else database_url(),
        target_metadata=Base.metadata,
        literal_binds=connection is None,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def migrate_online() -> None:
    """Connect, and run the revisions in one transaction."""
    engine = create_async_engine(database_url(), poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


if context.is_offline_mode():
    migrate()
else:
    asyncio.run(migrate_online())
