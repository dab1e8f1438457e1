"""The connections to the file of SQLite."""

import sqlite3
from typing import Any, Final

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from api.common.functions import compare_decimals, lower, upper
from api.settings import Settings

PREFIX: Final = "sqlite:///"
# How long a writer waits for the one before it; the API answers 503 then.
PATIENCE_SECONDS: Final = 20


class File(sqlite3.Connection):
    """A connection with the functions that texts and long decimals need."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.create_function("UPPER", 1, upper, deterministic=True)
        self.create_function("LOWER", 1, lower, deterministic=True)
        self.create_collation("decimal", compare_decimals)
        # Readers and the writer do not wait for each other.
        self.execute("PRAGMA journal_mode = WAL")
        self.execute("PRAGMA synchronous = NORMAL")

    def commit(self) -> None:
        """End the transaction even if a reference is broken; SQLite itself would keep it open."""
        try:
            super().commit()
        except sqlite3.Error:
            self.rollback()
            raise


def open_file(url: str, **options: Any) -> AsyncEngine:
    """An engine on the file of sqlite:///path; a path from the root makes four slashes."""
    path = url.removeprefix(PREFIX)
    if path in {url, ""}:
        message = "A database URL is sqlite:///path, with four slashes for /path."
        raise ValueError(message)
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=path),
        # Python's own transactions begin too late; ours are begun below.
        connect_args={"timeout": PATIENCE_SECONDS, "factory": File, "isolation_level": None},
        **options,
    )
    event.listen(engine.sync_engine, "begin", begin)
    return engine


def begin(connection: Connection) -> None:
    """Take the writer's turn at once: who has read before could not wait for it any more."""
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def create_engine(settings: Settings) -> AsyncEngine:
    """An engine with a pool; opens the file when it is first used."""
    engine = open_file(settings.database_url.get_secret_value(), pool_size=settings.database_pool)
    event.listen(engine.sync_engine, "connect", keep_references)
    return engine


def keep_references(connection: Any, _record: object) -> None:
    """Hold foreign keys, which SQLite leaves to each connection."""
    connection.execute("PRAGMA foreign_keys = ON")


def reading_engine(engine: AsyncEngine) -> AsyncEngine:
    """The engine for what only reads, and waits for no writer."""
    return engine.execution_options(reading=True)
