"""How Alembic reaches the models and runs the revisions."""

import asyncio
import importlib
from logging.config import fileConfig
from pathlib import Path

from alembic import context
from sqlalchemy import Connection

from api.common.tables import Base
from migrations.database import create_engine, options

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)

API = Path(__file__).parents[1] / "api"
for models in sorted(API.glob("*/models.py")):
    importlib.import_module(f"api.{models.parent.name}.models")


def migrate(connection: Connection | None = None) -> None:
    """Run the revisions, or print their SQL when there is no connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        literal_binds=connection is None,
        compare_server_default=True,
        **options(connected=connection is not None),
    )
    with context.begin_transaction():
        context.run_migrations()


async def migrate_online() -> None:
    """Connect, and run the revisions in one transaction."""
    engine = create_engine()
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


if context.is_offline_mode():
    migrate()
else:
    asyncio.run(migrate_online())
