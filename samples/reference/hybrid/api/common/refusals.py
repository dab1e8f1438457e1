"""What PostgreSQL says when it refuses a row."""

from typing import Any, Final

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.exc import DBAPIError, IntegrityError

from api.common.tables import Base

# Kinds of SQLSTATE: no connection, no room, ended by who runs the server.
AWAY: Final = ("08", "53", "57")

Refusal = tuple[str, Table | None, list[str]]


def broken_rule(error: IntegrityError) -> Refusal:
    """Give the kind of the rule, its table, and its columns or the name of a check."""
    cause: Any = error.orig.__cause__ if error.orig else None
    name, table = cause.constraint_name, Base.metadata.tables.get(cause.table_name)
    match cause.sqlstate:
        case "23514":
            return "check", table, [name]
        case "23503":
            return "reference", table, [] if table is None else referring_columns(table, name)
        case "23505" if table is not None:
            return "unique", table, unique_columns(table, name)
        case _:
            return "", None, []


def referring_columns(table: Table, name: str) -> list[str]:
    """Give the column of the constraint of a reference."""
    keys = [key for key in table.foreign_key_constraints if key.name == name]
    return [column for key in keys for column in key.column_keys]


def unique_columns(table: Table, name: str) -> list[str]:
    """Give the columns of a unique constraint or index."""
    rules: list[UniqueConstraint | Index] = [
        rule for rule in table.constraints if isinstance(rule, UniqueConstraint)
    ]
    rules += table.indexes
    return [column.name for rule in rules if rule.name == name for column in rule.columns]


def is_away(error: DBAPIError) -> bool:
    """Whether the database did not answer at all, or as one that starts or stops."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith(AWAY)
