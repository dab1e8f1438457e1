"""What PostgreSQL alone does: count in one statement, hand out keys, name what it refuses."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, models
from psycopg import errors as postgres
from psycopg.errors import Diagnostic

# One statement: however many count at once, each of them gets a number of its own.
COUNT = """
INSERT INTO accounts_throttle AS known (id, tries, ends_at) VALUES (%(id)s, 1, %(ends_at)s)
ON CONFLICT (id) DO UPDATE SET
    tries = CASE WHEN known.ends_at <= %(now)s THEN 1 ELSE known.tries + 1 END,
    ends_at = CASE WHEN known.ends_at <= %(now)s THEN excluded.ends_at ELSE known.ends_at END
RETURNING tries, ends_at
"""


def count_try(key: uuid.UUID, now: datetime, ends_at: datetime) -> tuple[int, datetime]:
    """Count one more until the first one's time is over; how many they are, and when that is."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"id": key, "now": now, "ends_at": ends_at})
        tries, ends = cursor.fetchone()
    return tries, ends


def next_key(model: type[models.Model]) -> Any:
    """The key that the next row would get; no other row gets it afterwards."""
    with connection.cursor() as cursor:
        options = model._meta
        place = [options.db_table, options.pk.column]
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s))", place)
        return cursor.fetchone()[0]


def broken_rule(error: IntegrityError, model: type[models.Model]) -> tuple[str, list[str]]:
    """The kind of the rule with its fields, or the name of a check; no kind if it is another."""
    cause = error.__cause__
    match cause:
        case postgres.ForeignKeyViolation():
            return "reference", constraint_fields(cause.diag, model)
        case postgres.UniqueViolation():
            return "unique", constraint_fields(cause.diag, model)
        case postgres.CheckViolation():
            return "check", [cause.diag.constraint_name or ""]
    return "", []


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
