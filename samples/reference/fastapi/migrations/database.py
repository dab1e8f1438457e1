"""How Alembic reaches the database."""

import os
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool


def database_url() -> str:
    """Give the address of the database, as the role that owns the tables."""
    url = os.environ.get("MIGRATION_DATABASE_URL") or os.environ["DATABASE_URL"]
    return make_url(url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def create_engine() -> AsyncEngine:
    """Reach the database, with one connection."""
    return create_async_engine(database_url(), poolclass=NullPool)


def options(*, connected: bool) -> dict[str, Any]:
    """Give what Alembic must know of the database."""
    return {} if connected else {"url": database_url()}
