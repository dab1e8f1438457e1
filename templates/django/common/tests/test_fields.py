"""What each kind of value takes, refuses, and how it is printed."""

import datetime as dt
import math
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.validators import MinValueValidator, RegexValidator
from rest_framework.exceptions import ValidationError

from common import fields
from common.problems import flatten

KEY = "0b7a4c1e-9f5d-4a39-8f7e-3f2c5d6e7a8b"
LETTERS = RegexValidator(r"^(?:[a-z]+)\Z", "Must match the pattern [a-z]+.", "pattern")
DECIMAL = fields.DecimalField(max_digits=5, decimal_places=2)
NO_DECIMAL = fields.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
CHOICE = fields.ChoiceField(choices=[("a", "A"), ("b", "B")])


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        (fields.TextField(), " a ", " a "),
        (fields.TextField(allow_blank=True), "", ""),
        (fields.TextField(allow_null=True), None, None),
        (fields.EmailField(), "a@example.org", "a@example.org"),
        (fields.SlugField(), "a-b", "a-b"),
        (fields.URLField(), "https://example.org/", "https://example.org/"),
        (CHOICE, "a", "a"),
        (fields.ChoiceField(choices=["a"], allow_blank=True), "", ""),
        (fields.BooleanField(), False, False),
        (fields.IntegerField(), -5, -5),
        (fields.FloatField(), 5, 5.0),
        (DECIMAL, "-012.5", Decimal("-12.5")),
        (fields.DateField(), "2024-02-29", dt.date(2024, 2, 29)),
        (fields.TimeField(), "07:30:00.5", dt.time(7, 30, 0, 500000)),
        (
            fields.DateTimeField(),
            "2024-02-29T07:30:00+01:00",
            dt.datetime(2024, 2, 29, 6, 30, tzinfo=dt.UTC),
        ),
        (fields.DurationField(), "-P1DT2H3M4.5S", -dt.timedelta(1, 4.5, minutes=3, hours=2)),
        (fields.DurationField(), "P0DT0H0M0S", dt.timedelta(0)),
        (fields.UUIDField(), KEY.upper(), uuid.UUID(KEY)),
        (fields.IPAddressField(), "::1", "::1"),
        (fields.BinaryField(), "AAE=", b"\x00\x01"),
        (fields.JSONField(), {"a": [1, "b", None, 1.5]}, {"a": [1, "b", None, 1.5]}),
    ],
)
def test_takes(field: fields.StrictField, given: Any, expected: Any) -> None:
    assert field.run_validation(given) == expected


@pytest.mark.parametrize(
    ("field", "given", "code", "message"),
    [
        (fields.TextField(), None, "null", "This field may not be null."),
        (fields.TextField(), 1, "type", "Expected a string."),
        (fields.TextField(), "", "blank", "This field may not be blank."),
        (fields.TextField(), "\0", "format", "Not a valid text."),
        (fields.TextField(), "\ud800", "format", "Not a valid text."),
        (fields.TextField(max_length=1), "ab", "too_long", "Must have at most 1 characters."),
        (fields.TextField(min_length=3), "ab", "too_short", "Must have at least 3 characters."),
        (fields.TextField(validators=[LETTERS]), "1", "pattern", "Must match the pattern [a-z]+."),
        (
            fields.TextField(validators=[LETTERS], min_length=2),
            "1",
            "too_short",
            "Must have at least 2 characters.",
        ),
        (fields.EmailField(), "a", "format", "Not a valid e-mail address."),
        (fields.SlugField(), "a b", "format", "Not a valid slug."),
        (fields.SlugField(), "a\n", "format", "Not a valid slug."),
        (fields.URLField(), "a", "format", "Not a valid URL."),
        (CHOICE, "c", "choice", "Must be one of: a, b."),
        (CHOICE, "", "blank", "This field may not be blank."),
        (fields.BooleanField(), 1, "type", "Expected true or false."),
        (fields.IntegerField(), "5", "type", "Expected an integer."),
        (fields.IntegerField(), True, "type", "Expected an integer."),
        (fields.IntegerField(), math.inf, "type", "Expected an integer."),
        (fields.IntegerField(min_value=1), 0, "too_small", "Must be at least 1."),
        (fields.IntegerField(max_value=1), 2, "too_large", "Must be at most 1."),
        (fields.FloatField(), "1", "type", "Expected a number."),
        (fields.FloatField(), math.inf, "format", "Not a valid number."),
        (fields.FloatField(), 10**400, "format", "Not a valid number."),
        (DECIMAL, 1.5, "type", "Expected a decimal as a string."),
        (DECIMAL, "1e1", "format", "Not a valid decimal."),
        (NO_DECIMAL, "", "format", "Not a valid decimal."),
        (NO_DECIMAL, " ", "format", "Not a valid decimal."),
        (DECIMAL, "1234.5", "too_large", "Must have at most 5 digits."),
        (DECIMAL, "1.234", "too_large", "Must have at most 2 decimal places."),
        (fields.DateField(), "2023-02-29", "format", "Not a valid date."),
        (
            fields.DateField(validators=[MinValueValidator(dt.date(2024, 1, 1))]),
            "2023-12-31",
            "too_small",
            "Must be at least 2024-01-01.",
        ),
        (fields.TimeField(), "07:30", "format", "Not a valid time."),
        (fields.DateTimeField(), "2024-02-29T07:30:00", "format", "Not a valid timestamp."),
        (
            fields.DateTimeField(
                validators=[MinValueValidator(dt.datetime(2024, 1, 1, tzinfo=dt.UTC))]
            ),
            "2023-12-31T00:00:00Z",
            "too_small",
            "Must be at least 2024-01-01T00:00:00Z.",
        ),
        (fields.DurationField(), "P1M", "format", "Not a valid duration."),
        (fields.DurationField(), "P0DT24H0M0S", "format", "Not a valid duration."),
        (fields.UUIDField(), KEY.replace("-", ""), "format", "Not a valid UUID."),
        (fields.URLField(), "ftp://example.org", "format", "Not a valid URL."),
        (fields.IPAddressField(), "1.2.3", "format", "Not a valid IP address."),
        (fields.IPAddressField(), "fe80::1%eth0", "format", "Not a valid IP address."),
        (fields.BinaryField(), "A", "format", "Not a valid base64 text."),
        (fields.JSONField(), {"\0": 1}, "format", "Not a valid text."),
        (fields.JSONField(), [math.inf], "format", "Not a valid number."),
    ],
)
def test_refuses(field: fields.StrictField, given: Any, code: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field.run_validation(given)
    assert [(error.code, error.message) for error in flatten(refused.value.detail)] == [
        (code, message)
    ]


def test_json_is_a_hundred_levels_deep_at_most() -> None:
    value: list[Any] = []
    for _ in range(99):
        value = [value]
    assert fields.JSONField().run_validation(value) == value
    with pytest.raises(ValidationError):
        fields.JSONField().run_validation([value])


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (fields.BooleanField(), True, "true"),
        (fields.IntegerField(), -5, "-5"),
        (fields.FloatField(), 1.5, "1.5"),
        (DECIMAL, Decimal("1.50"), "1.50"),
        (CHOICE, "a", "a"),
        (fields.DateField(), dt.date(2024, 2, 29), "2024-02-29"),
        (fields.TimeField(), dt.time(7, 30), "07:30:00"),
        (fields.DateTimeField(), dt.datetime(2024, 2, 29, tzinfo=dt.UTC), "2024-02-29T00:00:00Z"),
        (fields.DurationField(), dt.timedelta(1, 2), "P1DT0H0M2S"),
        (fields.UUIDField(), uuid.UUID(KEY), KEY),
        (fields.IPAddressField(), "::1", "::1"),
        (fields.BinaryField(), b"\x00\x01", "AAE="),
    ],
)
def test_a_query_spells_values_as_the_body_does(
    field: fields.StrictField, value: Any, text: str
) -> None:
    assert field.to_text(value) == text
    assert field.from_text(text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (fields.BooleanField(), "1"),
        (fields.IntegerField(), "01"),
        (fields.FloatField(), "inf"),
        (CHOICE, "c"),
    ],
)
def test_a_query_that_spells_no_value(field: fields.StrictField, text: str) -> None:
    with pytest.raises(ValidationError):
        field.from_text(text)
