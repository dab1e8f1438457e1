"""Refusals of the database, in the words of the contract."""

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from api.common.errors import problem
from api.common.messages import UNIQUE_TOGETHER
from api.common.problems import FieldProblem, Problem
from api.common.refusals import broken_rule
from api.common.tables import Base


def explain(error: IntegrityError, *, deleting: bool) -> Problem | None:
    """Say which rule was broken, if a client can break it."""
    match broken_rule(error):
        case "check", _, [name]:
            return Problem("check", errors=[problem("", "check", name=name)])
        case "reference", _, _ if deleting:
            return Problem("protected", errors=[problem("", "protected")])
        case "reference", table, columns if columns:
            fields = [field_name(table, column) for column in columns]
            return Problem("validation", errors=[problem(field, "reference") for field in fields])
        case "unique", table, columns:
            fields = [field_name(table, column) for column in columns]
            return Problem("unique", errors=unique_problems(fields))
        case _:
            return None


def unique_problems(fields: list[str]) -> list[FieldProblem]:
    """Mark each field of a constraint, so that a form can."""
    if len(fields) == 1:
        return [problem(fields[0], "unique")]
    return [FieldProblem(field=name, code="unique", message=UNIQUE_TOGETHER) for name in fields]


def field_name(table: Table | None, column: str) -> str:
    """Give the name that the API has for a column."""
    if table is None:
        return ""
    found = table.c[column]
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            column = mapper.get_property_by_column(found).key
    return column.removesuffix("_id") if found.foreign_keys else column
