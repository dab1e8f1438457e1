"""How Alembic reaches the database, and what it must know of a file."""

import logging
import os
import warnings
from typing import Any, Literal

from sqlalchemy import Column, Index, Integer
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

from api.common.dialect import Stored
from api.common.engine import open_file
from migrations import batches  # noqa: F401 (Alembic finds what is in it)

# SQLAlchemy cannot read indexes of more than columns from the file.
warnings.filterwarnings("ignore", ".*expression-based index")
logging.getLogger("alembic.ddl.impl").setLevel(logging.ERROR)


def create_engine() -> AsyncEngine:
    """Open the file, with one connection."""
    return open_file(os.environ["DATABASE_URL"], poolclass=NullPool)


def options(*, connected: bool) -> dict[str, Any]:
    """Give what Alembic must know of the database."""
    return {
        "dialect_name": None if connected else "sqlite",
        # SQLite cannot alter a table: it is made anew, and the rows are copied.
        "render_as_batch": True,
        "transactional_ddl": True,
        "include_object": comparable,
        "compare_type": differs,
        "render_item": spelled,
    }


def comparable(item: object, *_: object) -> bool:
    """Leave out indexes of more than columns, which SQLAlchemy cannot read from the file."""
    return not isinstance(item, Index) or all(isinstance(each, Column) for each in item.expressions)


def differs(
    _context: object, _in_file: object, _in_model: object, kept: object, wanted: object
) -> bool | None:
    """Take whole numbers for equal: a file has one kind of them, whatever its tables say."""
    return False if isinstance(kept, Integer) and isinstance(wanted, Integer) else None


def spelled(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Spell a type of ours as SQLAlchemy's that the table has, so that revisions need no code."""
    return f"sa.{item.plain!r}" if kind == "type" and isinstance(item, Stored) else False
