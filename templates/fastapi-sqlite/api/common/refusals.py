"""What SQLite says when it refuses a row."""

import re
import sqlite3
from typing import Final

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError, IntegrityError

from api.common.tables import Base

Refusal = tuple[str, Table | None, list[str]]

INDEX: Final = re.compile(r"index '(.+)'")
# Another writer, or a disk that does not do what it should.
AWAY: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
    }
)


def broken_rule(error: IntegrityError) -> Refusal:
    """Give the kind of the rule, its table, and its columns or the name of a check."""
    rule = str(error.orig).partition(": ")[2]
    match getattr(error.orig, "sqlite_errorname", ""):
        case "SQLITE_CONSTRAINT_FOREIGNKEY":
            # Nothing says which one. The API looks for the row inside of the writing transaction,
            # so only code beside it comes here.
            return "reference", None, [""]
        case "SQLITE_CONSTRAINT_UNIQUE" | "SQLITE_CONSTRAINT_PRIMARYKEY":
            return "unique", *unique_columns(rule)
        case "SQLITE_CONSTRAINT_CHECK":
            return "check", None, [rule]
        case _:
            return "", None, []


def unique_columns(rule: str) -> tuple[Table | None, list[str]]:
    """Give what `table.column, table.column` names, or an index over expressions."""
    if found := INDEX.fullmatch(rule):
        for table in Base.metadata.tables.values():
            for index in table.indexes:
                if index.name == found[1]:
                    return table, [column.name for column in index.columns]
    places = [place.rpartition(".") for place in rule.split(", ")]
    return Base.metadata.tables.get(places[0][0]), [column for _, _, column in places]


def is_away(error: DBAPIError) -> bool:
    """Whether the database did not answer at all."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in AWAY
