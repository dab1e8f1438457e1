"""What SQLite alone does: count with the writer's turn, hand out keys, name what it refuses."""

import re
import uuid
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

INDEX = re.compile(r"index '(.+)'")


def count_try(key: uuid.UUID, now: datetime, ends_at: datetime) -> tuple[int, datetime]:
    """Count one more until the first one's time is over; how many they are, and when that is."""
    rows: Any = apps.get_model("accounts", "Throttle")._default_manager
    # The transaction has the writer's turn from its beginning: nobody counts between the two.
    with transaction.atomic():
        known = rows.filter(pk=key, ends_at__gt=now).first()
        tries, ends = (known.tries + 1, known.ends_at) if known else (1, ends_at)
        rows.update_or_create(pk=key, defaults={"tries": tries, "ends_at": ends})
    return tries, ends


def next_key(model: type[models.Model]) -> Any:
    """The key that the next row would get; no other row gets it afterwards."""
    table = [model._meta.db_table]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = %s", table)
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, 1)", table)
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", table)
        return cursor.fetchone()[0]


def broken_rule(error: IntegrityError, model: type[models.Model]) -> tuple[str, list[str]]:
    """The kind of the rule with its fields, or the name of a check; no kind if it is another."""
    rule = str(error).partition(": ")[2]
    match getattr(error.__cause__, "sqlite_errorname", ""):
        case "SQLITE_CONSTRAINT_FOREIGNKEY":
            # Nothing says which one. The API looks for the row inside of the writing transaction,
            # so only code beside it comes here.
            return "reference", [""]
        case "SQLITE_CONSTRAINT_UNIQUE" | "SQLITE_CONSTRAINT_PRIMARYKEY":
            return "unique", unique_fields(rule, model)
        case "SQLITE_CONSTRAINT_CHECK":
            return "check", [rule]
    return "", []


def unique_fields(rule: str, model: type[models.Model]) -> list[str]:
    """The fields of `table.column, table.column`, or of an index over expressions."""
    index = INDEX.fullmatch(rule)
    if index:
        return indexed_fields(index[1], model)
    places = [place.rpartition(".") for place in rule.split(", ")]
    for join in model._meta.local_many_to_many:
        if join.m2m_db_table() == places[0][0]:
            return [join.name]
    fields = {field.column: field.name for field in model._meta.local_concrete_fields}
    return [fields.get(column, "") for _, _, column in places]


def indexed_fields(name: str, model: type[models.Model]) -> list[str]:
    """The fields below the expressions of a unique constraint: `email` of `Lower("email")`."""
    rules: list[Any] = [rule for rule in model._meta.constraints if rule.name == name]
    expressions = [expression for rule in rules for expression in rule.expressions]
    return [source.name for each in expressions for source in each.get_source_expressions()]
