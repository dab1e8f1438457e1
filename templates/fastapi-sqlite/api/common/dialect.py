"""What SQLite does in its own way: columns and values as Django has them there."""

import datetime as dt
import json
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CHAR,
    DECIMAL,
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Integer,
    Select,
    Table,
    Text,
    Time,
    func,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine, UserDefinedType

from api.common.functions import stored_json

insert = sqlite.insert
# SQLite's own numbers keep no more.
EXACT_DIGITS: Final = 15


class Stored(UserDefinedType[Any]):
    """A column with values in Django's spelling; a subclass says which."""

    plain: TypeEngine[Any]
    """What the table calls it, and so do migrations."""
    kind: type

    @property
    def python_type(self) -> type:
        """What the values are in Python."""
        return self.kind

    def get_col_spec(self, **_: object) -> str:
        """Give the type as the table has it."""
        return self.plain.compile(sqlite.dialect())

    def write(self, value: Any) -> Any:
        """Give the value as SQLite keeps it."""
        return str(value)

    def read(self, value: Any) -> Any:
        """Give the value back."""
        return value

    def bind_processor(self, dialect: Dialect) -> Any:
        """Write everything but NULL."""

        def process(value: Any) -> Any:
            return None if value is None else self.write(value)

        return process

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Read everything but NULL."""

        def process(value: Any) -> Any:
            return None if value is None else self.read(value)

        return process


class Timestamp(Stored):
    """A moment, in UTC without its zone."""

    cache_ok = True
    plain = DateTime()
    kind = dt.datetime

    def write(self, value: dt.datetime) -> str:
        """Leave out the fraction when it is zero, so that texts compare as moments do."""
        return str(value.astimezone(dt.UTC).replace(tzinfo=None))

    def read(self, value: str) -> dt.datetime:
        """Give the zone back."""
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)


class Clock(Stored):
    """A time of day."""

    cache_ok = True
    plain = Time()
    kind = dt.time

    def read(self, value: str) -> dt.time:
        """Read what `str` has written."""
        return dt.time.fromisoformat(value)


class Span(Stored):
    """A duration, in microseconds."""

    cache_ok = True
    plain = BigInteger()
    kind = dt.timedelta

    def write(self, value: dt.timedelta) -> int:
        """Count the microseconds."""
        return value // dt.timedelta(microseconds=1)

    def read(self, value: int) -> dt.timedelta:
        """Make a duration of them."""
        return dt.timedelta(microseconds=value)


class Number(Stored):
    """A decimal: a number as far as that is exact, else text that compares as a number."""

    cache_ok = True
    kind = Decimal

    def __init__(self, digits: int, places: int) -> None:
        self.digits = digits
        self.places = places
        self.plain = DECIMAL() if digits <= EXACT_DIGITS else Text(collation="decimal")

    def write(self, value: Decimal) -> str:
        """Print it plainly; zero has no sign."""
        return format(value.copy_abs() if value.is_zero() else value, "f")

    def read(self, value: str | float) -> Decimal:
        """Give it all its places."""
        if isinstance(value, str):
            return Decimal(value)
        return Decimal(repr(value)).quantize(Decimal(1).scaleb(-self.places))


class Json(Stored):
    """Any JSON value; null is NULL."""

    cache_ok = True
    plain = Text()
    kind = object

    def write(self, value: Any) -> str:
        """Print it in the one order."""
        return json.dumps(stored_json(value))

    def read(self, value: str) -> Any:
        """Read it."""
        return json.loads(value)


class Inet(Stored):
    """An IPv4 or IPv6 address."""

    cache_ok = True
    plain = CHAR(39)
    kind = str


class Listed(Stored):
    """A list that a query has collected, sorted."""

    cache_ok = True
    plain = Text()
    kind = list

    def __init__(self, item: TypeEngine[Any]) -> None:
        self.item = item

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Read each item as its column would."""
        read = self.item.dialect_impl(dialect).result_processor(dialect, coltype)

        def process(value: str) -> list[Any]:
            items = sorted(json.loads(value))
            return [read(item) for item in items] if read else items

        return process


TYPES: Final = {
    int: BigInteger,
    float: REAL,
    dt.datetime: Timestamp,
    dt.time: Clock,
    dt.timedelta: Span,
}
# Django leaves what belongs to one column without a name.
NAMES: Final[dict[str, Any]] = {}


def key_column() -> Column[Any]:
    """Make the key of a table that has no class."""
    return Column("id", Integer, primary_key=True)


def complete(table: Table) -> None:
    """Never use a key again, and keep JSON columns JSON, as Django does."""
    table.dialect_options["sqlite"]["autoincrement"] = True
    for column in table.columns:
        if isinstance(column.type, Json):
            quoted = f'"{column.name}"'
            table.append_constraint(CheckConstraint(f"(JSON_VALID({quoted}) OR {quoted} IS NULL)"))


def listed(found: Select[Any]) -> ColumnElement[Any]:
    """Give the values of a query's one column as a sorted list, each once."""
    (value,) = found.selected_columns
    collected = func.json_group_array(value.distinct(), type_=Listed(value.type))
    return found.with_only_columns(collected, maintain_column_froms=True).scalar_subquery()


def holds(names: ColumnElement[Sequence[str]], name: str) -> ColumnElement[bool]:
    """Hold where a list has the name."""
    # As text: the list is JSON, and no name has a quote in it.
    return func.instr(names, json.dumps(name), type_=Integer) > 0


def compared(_column: Column[Any], value: Any) -> Any:
    """Give a value, or several, to compare a column with: SQLite takes it as it is."""
    return value


def among(column: Column[Any], keys: Collection[Any]) -> ColumnElement[bool]:
    """Compare with all keys in one parameter, however many they are."""
    spelled = [key.hex if isinstance(key, UUID) else key for key in keys]
    given = func.json_each(json.dumps(spelled)).table_valued("value")
    return column.in_(select(given.c.value))
