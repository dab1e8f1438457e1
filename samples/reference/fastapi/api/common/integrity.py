"""Refusals of the database, in the words of the contract."""

from typing import Any

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from api.common.errors import problem
from api.common.messages import UNIQUE_TOGETHER
from api.common.problems import FieldProblem, Problem
from api.common.tables import Base


def explain(error: IntegrityError, *, deleting: bool) -> Problem | None:
    """Say which rule was broken, if a client can break it."""
    cause: Any = error.orig.__cause__ if error.orig else None
    name, table = cause.constraint_name, Base.metadata.tables.get(cause.table_name)
    match cause.sqlstate:
        case "23514":
            return Problem("check", errors=[problem("", "check", name=name)])
        case "23503" if deleting:
            return Problem("protected", errors=[problem("", "protected")])
        case "23503" if table is not None:
            fields = referring_fields(table, name)
            return Problem("validation", errors=[problem(field, "reference") for field in fields])
        case "23505" if table is not None:
            return Problem("unique", errors=unique_problems(unique_fields(table, name)))
        case _:
            return None


def unique_problems(fields: list[str]) -> list[FieldProblem]:
    """Mark each field of a constraint, so that a form can."""
    if len(fields) == 1:
        return [problem(fields[0], "unique")]
    return [FieldProblem(field=name, code="unique", message=UNIQUE_TOGETHER) for name in fields]


def referring_fields(table: Table, name: str) -> list[str]:
    """Give the field behind the constraint of a reference."""
    keys = [key for key in table.foreign_key_constraints if key.name == name]
    return [field_name(table, column) for key in keys for column in key.column_keys]


def unique_fields(table: Table, name: str) -> list[str]:
    """Give the fields behind a unique constraint or index."""
    rules: list[UniqueConstraint | Index] = [
        rule for rule in table.constraints if isinstance(rule, UniqueConstraint)
    ]
    rules += table.indexes
    return [
        field_name(table, column.name)
        for rule in rules
        if rule.name == name
        for column in rule.columns
    ]


def field_name(table: Table, column: str) -> str:
    """Give the name that the API has for a column."""
    found = table.c[column]
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            column = mapper.get_property_by_column(found).key
    return column.removesuffix("_id") if found.foreign_keys else column
