"""Dates, times, timestamps and durations, in the only spelling that the contract knows."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

from pydantic import PlainSerializer, WithJsonSchema

from api.common.values import JsonObject, Value, refuse

CLOCK: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
SPAN: Final = (
    r"-?P(0|[1-9][0-9]{0,8})DT([0-9]|1[0-9]|2[0-3])H([0-9]|[1-5][0-9])M"
    r"([0-9]|[1-5][0-9])(\.[0-9]{1,6})?S"
)
NO_MOMENT: Final = (ValueError, OverflowError)

MomentT = TypeVar("MomentT", dt.datetime, dt.date, dt.time, dt.timedelta)


def print_timestamp(value: dt.datetime) -> str:
    """Print a timestamp in UTC, the fraction only when there is one."""
    return (value.replace(tzinfo=None) - (value.utcoffset() or dt.timedelta(0))).isoformat() + "Z"


def print_duration(value: dt.timedelta) -> str:
    """Print a duration in days and smaller."""
    sign, span = ("-", -value) if value < dt.timedelta(0) else ("", value)
    minutes, seconds = divmod(span.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{span.microseconds:06}" if span.microseconds else ""
    return f"{sign}P{span.days}DT{hours}H{minutes}M{seconds}{fraction}S"


def within(
    value: MomentT,
    least: MomentT | None,
    most: MomentT | None,
    spell: Callable[[MomentT], str] = str,
) -> MomentT:
    """Give a value back that is not beyond the bounds of its field."""
    if least is not None and value < least:
        refuse("too_small", limit=spell(least))
    if most is not None and value > most:
        refuse("too_large", limit=spell(most))
    return value


# `format: time` wants a zone, and `format: duration` no sign.
CLOCK_SCHEMA: Final = {
    "type": "string",
    "pattern": r"^([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?$",
}
SPAN_SCHEMA: Final = {"type": "string", "pattern": f"^{SPAN}$"}
Clock = Annotated[dt.time, WithJsonSchema(CLOCK_SCHEMA)]
# The database gives UTC, and that Pydantic prints as the contract has it, faster than we could.
Timestamped = Annotated[dt.datetime, WithJsonSchema({"type": "string", "format": "date-time"})]
Lasting = Annotated[dt.timedelta, PlainSerializer(print_duration, str), WithJsonSchema(SPAN_SCHEMA)]


@dataclass(frozen=True, kw_only=True)
class Date(Value):
    """A day, `2026-11-21`."""

    what = "a date as a string"
    least: dt.date | None = None
    most: dt.date | None = None

    def check(self, value: Any) -> dt.date:
        """Refuse days that no calendar has."""
        text = self.string(value)
        try:
            day = dt.date.fromisoformat(text if re.fullmatch(r"[0-9-]{10}", text) else "")
        except ValueError:
            refuse("format", what="date")
        return within(day, self.least, self.most)

    def json_schema(self) -> JsonObject:
        """Say the format."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, kw_only=True)
class Time(Value):
    """A time of day without a zone, `07:30:00`."""

    what = "a time as a string"
    least: dt.time | None = None
    most: dt.time | None = None

    def check(self, value: Any) -> dt.time:
        """Refuse a zone and missing seconds."""
        text = self.string(value)
        try:
            time = dt.time.fromisoformat(text if re.fullmatch(CLOCK, text) else "")
        except ValueError:
            refuse("format", what="time")
        return within(time, self.least, self.most)

    def json_schema(self) -> JsonObject:
        """Say the spelling."""
        return CLOCK_SCHEMA


@dataclass(frozen=True, kw_only=True)
class Timestamp(Value):
    """A moment with its offset, `2026-11-21T07:30:00Z`."""

    what = "a timestamp as a string"
    least: dt.datetime | None = None
    most: dt.datetime | None = None

    def check(self, value: Any) -> dt.datetime:
        """Refuse a moment without an offset, and give it in UTC."""
        text = self.string(value)
        spelled = re.fullmatch(rf"[0-9-]{{10}}T{CLOCK}(Z|[-+][0-9]{{2}}:[0-9]{{2}})", text)
        try:
            moment = dt.datetime.fromisoformat(text if spelled else "").astimezone(dt.UTC)
        except NO_MOMENT:
            refuse("format", what="timestamp")
        return within(moment, self.least, self.most, print_timestamp)

    def json_schema(self) -> JsonObject:
        """Say the format."""
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True, kw_only=True)
class Duration(Value):
    """A span of days and smaller, `P1DT2H3M4S`."""

    what = "a duration as a string"
    least: dt.timedelta | None = None
    most: dt.timedelta | None = None

    def check(self, value: Any) -> dt.timedelta:
        """Refuse other spellings of the same span."""
        text = self.string(value)
        spelled = re.fullmatch(
            r"(-?)P(0|[1-9][0-9]{0,8})DT([0-9]|1[0-9]|2[0-3])H([0-9]|[1-5][0-9])M"
            r"([0-9]|[1-5][0-9])(?:\.([0-9]{1,6}))?S",
            text,
        )
        if not spelled:
            refuse("format", what="duration")
        sign, days, hours, minutes, seconds, fraction = spelled.groups("")
        span = dt.timedelta(
            days=int(days),
            hours=int(hours),
            minutes=int(minutes),
            seconds=int(seconds),
            microseconds=int(fraction.ljust(6, "0")),
        )
        span = -span if sign else span
        return within(span, self.least, self.most, print_duration)

    def json_schema(self) -> JsonObject:
        """Say the spelling."""
        return SPAN_SCHEMA
