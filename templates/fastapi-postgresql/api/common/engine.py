"""The connections to PostgreSQL."""

import datetime as dt
import time
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import event, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from api.settings import Settings

# Where a connection's record keeps when it was used last.
USED: Final = "used"
PAUSE_SECONDS: Final = 5
# PostgreSQL counts days and microseconds from here.
EPOCH: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
EPOCH_DAY: Final = EPOCH.toordinal()
MICROSECOND: Final = dt.timedelta(microseconds=1)


def create_engine(settings: Settings) -> AsyncEngine:
    """An engine with a pool; connects when it is first used."""
    url = make_url(settings.database_url.get_secret_value())
    engine = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=settings.database_pool,
        native_inet_types=False,
        json_deserializer=from_json,
        connect_args={"server_settings": {"timezone": "UTC"}},
    )
    event.listen(engine.sync_engine, "connect", keep_extremes)
    event.listen(engine.sync_engine, "checkin", remember_use)
    event.listen(engine.sync_engine, "checkout", find_dead)
    return engine


def remember_use(_connection: object, record: Any) -> None:
    """Note when a connection came back."""
    record.info[USED] = time.monotonic()


def find_dead(connection: Any, record: Any, _proxy: object) -> None:
    """Replace a connection that the server has closed, also one that idled while nobody looked.

    SQLAlchemy's own `pool_pre_ping` would ask before every request, in three turns.
    """
    idle = time.monotonic() - record.info.get(USED, time.monotonic())
    closed = connection.driver_connection.is_closed()
    if closed or (idle > PAUSE_SECONDS and not answers(connection)):
        raise InvalidatePoolError


def answers(connection: Any) -> bool:
    """Ask the server at the other end."""
    try:
        connection.ping()
    except connection.dbapi.Error:
        return False
    return True


def keep_extremes(connection: Any, _record: object) -> None:
    """Keep the first and the last moment of the calendar as what they are.

    asyncpg alone writes them as -infinity and infinity, which other programs cannot read.
    """
    connection.run_async(set_codecs)


async def set_codecs(connection: Any) -> None:
    """Have dates and moments written and read by the functions below."""
    for name, encoder, decoder in (
        ("date", write_day, read_day),
        ("timestamptz", write_moment, read_moment),
    ):
        await connection.set_type_codec(
            name, schema="pg_catalog", format="tuple", encoder=encoder, decoder=decoder
        )


def write_day(day: dt.date) -> tuple[int]:
    """Count the days as PostgreSQL does."""
    return (day.toordinal() - EPOCH_DAY,)


def read_day(days: tuple[int]) -> dt.date:
    """Give the day that PostgreSQL counts."""
    return dt.date.fromordinal(days[0] + EPOCH_DAY)


def write_moment(moment: dt.datetime) -> tuple[int]:
    """Count the microseconds as PostgreSQL does."""
    return ((moment - EPOCH) // MICROSECOND,)


def read_moment(microseconds: tuple[int]) -> dt.datetime:
    """Give the moment that PostgreSQL counts."""
    return EPOCH + microseconds[0] * MICROSECOND


def reading_engine(engine: AsyncEngine) -> AsyncEngine:
    """The engine for what only reads: each query is a transaction of its own, without BEGIN."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")
