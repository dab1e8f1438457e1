"""Writing to the database, and what it says when it refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError, RestrictedError
from psycopg import errors as postgres
from psycopg.errors import Diagnostic

from common import messages
from common.problems import Problem, field_error


@contextmanager
def saving(model: type[models.Model], *, deleting: bool = False) -> Iterator[None]:
    """One transaction; foreign keys are checked when it commits, so that is inside too."""
    try:
        with transaction.atomic():
            yield
    except (ProtectedError, RestrictedError) as error:
        raise protected() from error
    except IntegrityError as error:
        raise problem_of(error, model, deleting=deleting) from error


def protected() -> Problem:
    return Problem("protected", errors=[field_error("", "protected")])


def problem_of(error: IntegrityError, model: type[models.Model], *, deleting: bool) -> Exception:
    cause = error.__cause__
    match cause:
        case postgres.ForeignKeyViolation() if deleting:
            return protected()
        case postgres.ForeignKeyViolation():
            fields = constraint_fields(cause.diag, model)
            return Problem("validation", errors=[field_error(name, "reference") for name in fields])
        case postgres.UniqueViolation():
            fields = constraint_fields(cause.diag, model)
            template = messages.UNIQUE_TOGETHER if len(fields) > 1 else None
            problems = [field_error(name, "unique", template) for name in fields]
            return Problem("unique", errors=problems)
        case postgres.CheckViolation():
            name = cause.diag.constraint_name
            return Problem("check", errors=[field_error("", "check", name=name)])
    return error


def constraint_fields(diagnostic: Diagnostic, model: type[models.Model]) -> list[str]:
    """The fields of the constraint that PostgreSQL names, in the constraint's order."""
    table, name = diagnostic.table_name, diagnostic.constraint_name
    if table is None or name is None:
        return [""]
    for join in model._meta.local_many_to_many:
        if join.m2m_db_table() == table:
            return [join.name]
    with connection.cursor() as cursor:
        constraints: dict[str, Any] = connection.introspection.get_constraints(cursor, table)
    columns = constraints[name]["columns"] or []
    fields = {field.column: field.name for field in model._meta.local_concrete_fields}
    return [fields.get(column, "") for column in columns] or [""]
