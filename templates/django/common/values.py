"""How values are spelled in JSON and in the query: the same text in both halves."""

import datetime as dt
import re
from decimal import Decimal

from rest_framework.exceptions import ValidationError

from common.messages import MESSAGES

CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(CLOCK)
TIMESTAMP = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{CLOCK}(Z|[-+][0-9]{{2}}:[0-9]{{2}})")
NUMBER = r"([0-9]{1,12})"
DURATION = re.compile(
    rf"(-?)P(?=[0-9T])(?:{NUMBER}D)?"
    rf"(?:T(?=[0-9])(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}(?:\.([0-9]{{1,6}}))?S)?)?"
)
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
KEY = re.compile(r"0|[1-9][0-9]{0,18}")
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def refusal(code: str, template: str | None = None, **words: object) -> ValidationError:
    """An error with its text from the table of messages."""
    return ValidationError((template or MESSAGES[code]).format(**words), code)


def is_clean(text: str) -> bool:
    """Whether PostgreSQL can hold the text: no NUL and no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def print_timestamp(value: dt.datetime) -> str:
    """In UTC, the fraction only when there is one."""
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"


def print_limit(value: object) -> str:
    """A bound, spelled as the value that it bounds."""
    if isinstance(value, dt.datetime):
        return print_timestamp(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def read_timestamp(text: str) -> dt.datetime:
    if not TIMESTAMP.fullmatch(text):
        raise ValueError(text)
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def read_duration(text: str) -> dt.timedelta:
    spelled = DURATION.fullmatch(text)
    if not spelled or text.endswith("T"):
        raise ValueError(text)
    sign, days, hours, minutes, seconds, fraction = spelled.groups("")
    span = dt.timedelta(
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=int(seconds or 0),
        microseconds=int(fraction.ljust(6, "0")),
    )
    return -span if sign else span
