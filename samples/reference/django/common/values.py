"""How values are spelled in JSON and in the query."""

import datetime as dt
import re
from decimal import Decimal

from rest_framework.exceptions import ValidationError

from common.messages import MESSAGES

CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(CLOCK)
TIMESTAMP = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{CLOCK}(Z|[-+][0-9]{{2}}:[0-9]{{2}})")
NUMBER = r"(0|[1-9][0-9]{0,8})"
DURATION = re.compile(rf"(-?)P{NUMBER}DT{NUMBER}H{NUMBER}M{NUMBER}(?:\.([0-9]{{1,6}}))?S")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
KEY = re.compile(r"0|[1-9][0-9]{0,18}")
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def refusal(code: str, template: str | None = None, **words: object) -> ValidationError:
    """An error with its text from the table of messages."""
    return ValidationError((template or MESSAGES[code]).format(**words), code)


def is_clean(text: str) -> bool:
    """Whether a database can hold the text: no NUL and no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def print_timestamp(value: dt.datetime) -> str:
    """In UTC, the fraction only when there is one."""
    if value.tzinfo is not dt.UTC:
        value = value.astimezone(dt.UTC)
    return value.isoformat().removesuffix("+00:00") + "Z"


def print_limit(value: object) -> str:
    """A bound, spelled as the value that it bounds."""
    match value:
        case dt.datetime():
            return print_timestamp(value)
        case dt.timedelta():
            return print_duration(value)
        case Decimal():
            return format(value.normalize(), "f")
    return str(value)


def read_timestamp(text: str) -> dt.datetime:
    if not TIMESTAMP.fullmatch(text):
        raise ValueError(text)
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def print_duration(value: dt.timedelta) -> str:
    """In days and smaller, the fraction only when there is one."""
    sign, span = ("-", -value) if value < dt.timedelta(0) else ("", value)
    minutes, seconds = divmod(span.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{span.microseconds:06}" if span.microseconds else ""
    return f"{sign}P{span.days}DT{hours}H{minutes}M{seconds}{fraction}S"


def read_duration(text: str) -> dt.timedelta:
    spelled = DURATION.fullmatch(text)
    if not spelled:
        raise ValueError(text)
    sign, *numbers, fraction = spelled.groups("")
    days, hours, minutes, seconds = map(int, numbers)
    if hours > 23 or minutes > 59 or seconds > 59:
        raise ValueError(text)
    span = dt.timedelta(days, seconds, int(fraction.ljust(6, "0")), 0, minutes, hours)
    return -span if sign else span
