"""How Alembic reaches the database and the models."""

import asyncio
import importlib
import logging
import os
import warnings
from logging.config import fileConfig
from pathlib import Path
from typing import Any, Literal

from alembic import context
from sqlalchemy import Column, Connection, Index, Integer
from sqlalchemy.pool import NullPool

from api.common.dialect import Stored
from api.common.engine import open_file
from api.common.tables import Base
from migrations import batches  # noqa: F401 (Alembic finds what is in it)

if context.config.config_file_name is not None:
    fileConfig(context.config.config_file_name, disable_existing_loggers=False)
# SQLAlchemy cannot read indexes of more than columns from the file.
warnings.filterwarnings("ignore", ".*expression-based index")
logging.getLogger("alembic.ddl.impl").setLevel(logging.ERROR)

API = Path(__file__).parents[1] / "api"
for models in sorted(API.glob("*/models.py")):
    importlib.import_module(f"api.{models.parent.name}.models")


def comparable(item: object, *_: object) -> bool:
    """Leave them out."""
    return not isinstance(item, Index) or all(isinstance(each, Column) for each in item.expressions)


def differs(
    _context: object, _in_file: object, _in_model: object, kept: object, wanted: object
) -> bool | None:
    """Take whole numbers for equal: a file has one kind of them, whatever its tables say."""
    return False if isinstance(kept, Integer) and isinstance(wanted, Integer) else None


def spelled(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Spell a type of ours as SQLAlchemy's that the table has, so that revisions need no code."""
    return f"sa.{item.plain!r}" if kind == "type" and isinstance(item, Stored) else False


def migrate(connection: Connection | None = None) -> None:
    """Run the revisions, or print their SQL when there is no connection."""
    context.configure(
        connection=connection,
        dialect_name=None if connection else "sqlite",
        # SQLite cannot alter a table: it is made anew, and the rows are copied.
        render_as_batch=True,
        transactional_ddl=True,
        include_object=comparable,
        compare_type=differs,
        render_item=spelled,
        target_metadata=Base.metadata,
        literal_binds=connection is None,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def migrate_online() -> None:
    """Connect, and run the revisions in one transaction."""
    engine = open_file(os.environ["DATABASE_URL"], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


if context.is_offline_mode():
    migrate()
else:
    asyncio.run(migrate_online())
