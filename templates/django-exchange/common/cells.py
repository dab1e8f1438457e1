"""How a value is written into a cell of a table, and read from one."""

import base64
import datetime as dt
import json
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import dateparse, timezone
from django.utils.duration import duration_iso_string

# A spreadsheet keeps no more digits of a number.
EXACT_DIGITS = 15
# Spreadsheets would run a cell that begins like this; with a quote before it, it is a text.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
INTEGER = re.compile(r"-?[0-9]+(\.0+)?")
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def write(field: models.Field[Any, Any], value: Any) -> Any:
    """Numbers as numbers, everything else as the API spells it."""
    if value is None:
        return ""
    if isinstance(field, models.JSONField):
        return guarded(json.dumps(value, ensure_ascii=False))
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            text = format(value, "f") if isinstance(value, Decimal) else str(value)
            return value if sum(map(str.isdigit, text)) <= EXACT_DIGITS else text
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
        case dt.timedelta():
            return guarded(duration_iso_string(value))
        case bytes() | memoryview():
            return guarded(base64.b64encode(value).decode())
    return guarded(str(value))


def read(field: models.Field[Any, Any], cell: Any) -> Any:
    """What a cell says: a text, in a sheet perhaps something with a type."""
    value = plain(cell) if isinstance(cell, str) else cell
    if value is None or value == "":
        textual = isinstance(field, models.CharField | models.TextField)
        return "" if textual and not field.null else None
    spelled = field.target_field if isinstance(field, models.ForeignKey) else field
    reader = next((reader for kind, reader in READERS if isinstance(spelled, kind)), str)
    try:
        return reader(value)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        message = str(spelled.error_messages.get("invalid", "“%(value)s” is not valid."))
        raise ValueError(message % {"value": value}) from error


def guarded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def plain(text: str) -> str:
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def integer(value: Any) -> int:
    text = str(value)
    if not INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text.partition(".")[0])


def decimal(value: Any) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(value)
    return number


def real(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def moment(value: Any) -> dt.datetime:
    """A moment; one without an offset, as sheets have them, is in the project's time zone."""
    found = value if isinstance(value, dt.datetime) else dateparse.parse_datetime(str(value))
    if found is None:
        raise ValueError(value)
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def day(value: Any) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    return dt.datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007


def clock(value: Any) -> dt.time:
    return value if isinstance(value, dt.time) else dt.time.fromisoformat(value)


def span(value: Any) -> dt.timedelta:
    found = value if isinstance(value, dt.timedelta) else dateparse.parse_duration(str(value))
    if found is None:
        raise ValueError(value)
    return found


def data(value: Any) -> Any:
    def refuse(word: str) -> None:
        raise ValueError(word)

    return json.loads(str(value), parse_constant=refuse)


# The first that fits: a DateTimeField is a DateField too.
READERS: list[tuple[type[models.Field[Any, Any]], Callable[[Any], Any]]] = [
    (models.BinaryField, lambda value: base64.b64decode(str(value), validate=True)),
    (models.BooleanField, lambda value: BOOLEANS[str(value).lower()]),
    (models.DateTimeField, moment),
    (models.DateField, day),
    (models.DecimalField, decimal),
    (models.DurationField, span),
    (models.FloatField, real),
    (models.IntegerField, integer),
    (models.JSONField, data),
    (models.TimeField, clock),
    (models.UUIDField, lambda value: UUID(str(value))),
]
