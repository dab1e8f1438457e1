"""Every kind of value: what is taken, and what is refused with which code."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from api.common.moments import (
    Date,
    Duration,
    Lasting,
    Time,
    Timestamp,
    Timestamped,
)
from api.common.numbers import Boolean, Float, Integer, Key, Number, PlainDecimal
from api.common.texts import Base64, Binary, Choice, Email, Ip, Slug, Text, Url, Uuid
from api.common.values import FromText, Json, Keys, Several, Value

DAY = dt.date(2026, 11, 21)
MOMENT = dt.datetime(2026, 11, 21, 7, 30, tzinfo=dt.UTC)
SPAN = dt.timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5)
PRICE = Number(digits=4, places=2, least=Decimal(0), most=Decimal(50))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Text(), " é\n", " é\n"),
        (Text(blank=True), "", ""),
        (Text(shortest=2, longest=2, pattern="[a-z]+"), "ab", "ab"),
        (Email(), "a.b@example.org", "a.b@example.org"),
        (Email(), "a@[127.0.0.1]", "a@[127.0.0.1]"),
        (Email(), "a@localhost", "a@localhost"),
        (Url(), "https://user:x@example.org:80/a?b#c", "https://user:x@example.org:80/a?b#c"),
        (Url(), "http://[::1]/", "http://[::1]/"),
        (Slug(), "a-B_1", "a-B_1"),
        (Choice(values=("a", "b")), "a", "a"),
        (Choice(values=("a",), blank=True), "", ""),
        (Integer(), -5, -5),
        (Float(), 1, 1.0),
        (Boolean(), False, False),
        (PRICE, "007.10", Decimal("7.10")),
        (Uuid(), "12345678-1234-5678-1234-567812345678".upper(), uuid.UUID("12345678" * 4)),
        (Ip(), "::1", "::1"),
        (Binary(), "aGk=", b"hi"),
        (Json(), {"a": [1, None, "x"]}, {"a": [1, None, "x"]}),
        (Date(least=DAY, most=DAY), "2026-11-21", DAY),
        (Time(), "07:30:00.5", dt.time(7, 30, 0, 500000)),
        (Timestamp(least=MOMENT, most=MOMENT), "2026-11-21T08:30:00+01:00", MOMENT),
        (Duration(), "P1DT2H3M4.000005S", SPAN),
        (Duration(), "-P0DT0H1M0S", dt.timedelta(minutes=-1)),
        (Key(), 5, 5),
        (FromText(Integer()), "5", 5),
        (FromText(Float()), "1e2", 100.0),
        (FromText(Boolean()), "true", True),
        (Several(Integer()), ["1,2"], [1, 2]),
    ],
)
def test_taken(kind: Value, value: object, expected: object) -> None:
    assert kind.validate(value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (Text(), None, "null"),
        (Text(), 5, "type"),
        (Text(), "", "blank"),
        (Text(), "\0", "format"),
        (Text(), "\ud83d", "format"),
        (Text(shortest=2), "a", "too_short"),
        (Text(longest=2), "abc", "too_long"),
        (Text(pattern="[a-z]"), "a\n", "pattern"),
        (Email(), "a@b", "format"),
        (Email(), "nobody", "format"),
        (Email(), "a@[300.0.0.1]", "format"),
        (Email(), "a@example.org" + "x" * 320, "format"),
        (Url(), "ftp://example.org", "format"),
        (Url(), "http://[1:2]/", "format"),
        (Url(), "http://[::1", "format"),
        (Slug(), "a b", "format"),
        (Choice(values=("a",)), "", "blank"),
        (Choice(values=("a",)), "b", "choice"),
        (Integer(), 5.0, "type"),
        (Integer(), True, "type"),
        (Integer(least=1), 0, "too_small"),
        (Integer(most=1), 2, "too_large"),
        (Float(), "1", "type"),
        (Float(), float("inf"), "format"),
        (Float(), 10**400, "format"),
        (Float(least=1.0), 0, "too_small"),
        (Float(most=1.0), 2, "too_large"),
        (Boolean(), 0, "type"),
        (PRICE, 1, "type"),
        (PRICE, "1e2", "format"),
        (PRICE, "100", "too_large"),
        (PRICE, "1.234", "too_large"),
        (PRICE, "-1", "too_small"),
        (PRICE, "51", "too_large"),
        (Uuid(), "12345678" * 4, "format"),
        (Ip(), "1.2.3", "format"),
        (Ip(), "fe80::1%eth0", "format"),
        (Binary(), "aGk", "format"),
        (Binary(), "é", "format"),
        (Json(), {"a": [float("nan")]}, "format"),
        (Json(), {"\0": 1}, "format"),
        (Date(), "2026-02-30", "format"),
        (Date(least=DAY), "2026-11-20", "too_small"),
        (Date(most=DAY), "2026-11-22", "too_large"),
        (Time(), "07:30", "format"),
        (Timestamp(), "2026-11-21T07:30:00", "format"),
        (Timestamp(), "0001-01-01T00:00:00+10:00", "format"),
        (Timestamp(least=MOMENT), "2026-11-21T07:29:59Z", "too_small"),
        (Timestamp(most=MOMENT), "2026-11-21T07:30:01Z", "too_large"),
        (Duration(), "P1M", "format"),
        (Duration(), "P0DT24H0M0S", "format"),
        (Duration(), "P1D", "format"),
        (Key(), "5", "type"),
        (Key(), -1, "reference"),
        (Keys(Key()), {}, "type"),
        (Keys(Key()), [1] * 1001, "too_long"),
        (FromText(Integer()), "05", "format"),
        (FromText(Float()), ".5", "format"),
        (FromText(Boolean()), "1", "choice"),
        (FromText(Choice(values=("a",))), "", "choice"),
        (Several(Integer()), ",".join("1" * 101), "too_long"),
    ],
)
def test_refused(kind: Value, value: object, code: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        kind.validate(value)
    assert (refusal.value.context or {})["code"] == code


def test_json_is_a_hundred_levels_deep_at_most() -> None:
    deep: list[Any] = []
    for _ in range(99):
        deep = [deep]
    Json().validate(deep)
    with pytest.raises(PydanticCustomError, match="100 levels"):
        Json().validate([deep])


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        (PlainDecimal, Decimal("0E-10"), '"0.0000000000"'),
        (Base64, b"hi", '"aGk="'),
        (Timestamped, MOMENT, '"2026-11-21T07:30:00Z"'),
        (Timestamped, MOMENT.replace(microsecond=5), '"2026-11-21T07:30:00.000005Z"'),
        (Lasting, SPAN, '"P1DT2H3M4.000005S"'),
        (Lasting, -dt.timedelta(minutes=1), '"-P0DT0H1M0S"'),
    ],
)
def test_printed(kind: Any, value: object, printed: str) -> None:
    assert TypeAdapter(kind).dump_json(value).decode() == printed
