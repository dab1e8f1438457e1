"""What PostgreSQL does in its own way."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, cast

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Constraint,
    DateTime,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    Numeric,
    Select,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    any_,
    func,
    literal,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from api.common.naming import MAXIMUM_NAME, django_name

# What holds the values that a client may ask for, which the columns need not hold.
WIDER: Final[Mapping[type, TypeEngine[Any]]] = {
    Integer: BigInteger(),
    SmallInteger: BigInteger(),
    Numeric: Numeric(),
}
TYPES: Final = {int: BigInteger, dt.datetime: DateTime(timezone=True)}
Inet = postgresql.INET
insert = postgresql.insert


def foreign_key_name(constraint: Constraint, table: Table) -> str:
    """Name the constraint of a reference."""
    keys = cast("ForeignKeyConstraint", constraint)
    target = keys.elements[0].target_fullname.replace(".", "_")
    return django_name(table.name, keys.column_keys, f"_fk_{target}")


def unique_name(constraint: Constraint, table: Table) -> str:
    """Name what PostgreSQL itself names: the constraint of a unique column."""
    (column,) = cast("UniqueConstraint", constraint).columns.keys()
    room = MAXIMUM_NAME - len("__key")
    owner = table.name
    while len(owner) + len(column) > room:
        if len(owner) > len(column):
            owner = owner[:-1]
        else:
            column = column[:-1]
    return f"{owner}_{column}_key"


NAMES: Final[dict[str, Any]] = {
    "django_foreign_key": foreign_key_name,
    "postgresql_key": unique_name,
    "uq": "%(postgresql_key)s",
    "fk": "%(django_foreign_key)s",
}


def key_column() -> Column[Any]:
    """Make the key of a table that has no class."""
    return Column("id", BigInteger, Identity(), primary_key=True)


def complete(table: Table) -> None:
    """Add Django's second index, for LIKE, to each text column that has one for itself."""
    for column in table.columns:
        if isinstance(column.type, String) and (
            column.primary_key or column.unique or column.index
        ):
            kind = "text" if isinstance(column.type, Text) else "varchar"
            Index(
                django_name(table.name, [column.name], "_like"),
                column,
                postgresql_ops={column.name: f"{kind}_pattern_ops"},
            )


def listed(found: Select[Any]) -> ColumnElement[Any]:
    """Give the values of a query's one column as a sorted list, each once."""
    (value,) = found.selected_columns
    ordered = found.distinct().order_by(value).scalar_subquery()
    return func.array(ordered, type_=ARRAY(value.type))


def holds(names: ColumnElement[Sequence[str]], name: str) -> ColumnElement[bool]:
    """Hold where a list has the name."""
    return literal(name) == any_(names)


def compared(column: Column[Any], value: Any) -> Any:
    """Give a value, or several, to compare a column with: PostgreSQL would round it, or refuse it."""
    wider = WIDER.get(type(column.type))
    return value if wider is None else literal(value, wider)


def among(column: Column[Any], keys: Collection[Any]) -> ColumnElement[bool]:
    """Compare with all keys in one parameter, however many they are."""
    return column == any_(literal(list(keys), ARRAY(column.type)))
