"""Serializer fields that take the contract's spelling and nothing else."""

import base64
import datetime as dt
import ipaddress
import math
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_slug
from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.fields import empty

from common import messages, values
from common.values import refusal

MAXIMUM_DEPTH = 100
NO_MOMENT = (ValueError, OverflowError)

# Django's codes: the contract's, and the order in which one error of a field is chosen.
CODES = {
    "max_length": "too_long",
    "min_length": "too_short",
    "pattern": "pattern",
    "min_value": "too_small",
    "max_value": "too_large",
}
RANKS = ["format", "too_long", "too_short", "pattern", "too_small", "too_large"]


class StrictField(serializers.Field[Any, Any, Any, Any]):
    """What all of them share: one error for a value, and the way in and out of a query."""

    what = "a string"
    form = "text"
    ordered = False
    # Whether JSON spells a value of the column as Python has it.
    plain = False

    def run_validation(self, data: Any = empty) -> Any:
        is_empty, data = self.validate_empty_values(data)
        if is_empty:
            return data
        value = self.to_internal_value(data)
        self.run_validators(value)
        return value

    def run_validators(self, value: Any) -> None:
        errors = []
        for validator in self.validators:
            try:
                validator(value)  # type: ignore[call-arg]
            except DjangoValidationError as error:
                errors.append((CODES.get(error.code or "", "format"), error))
        if errors:
            code, first = min(errors, key=lambda error: RANKS.index(error[0]))
            raise ValidationError([self.translated(code, first)])

    def translated(self, code: str, error: DjangoValidationError) -> ErrorDetail:
        match code:
            case "format":
                text = messages.MESSAGES[code].format(what=self.form)
            case "pattern":
                text = error.messages[0]
            case _:
                limit = values.print_limit((error.params or {})["limit_value"])
                text = messages.MESSAGES[code].format(limit=limit)
        return ErrorDetail(text, code)

    def spelled(self, column: Sequence[Any]) -> Sequence[Any]:
        """What JSON has for values that were selected by their column, without a model's instance."""
        if self.plain:
            return column
        return [None if value is None else self.to_representation(value) for value in column]

    def string(self, data: object) -> str:
        if not isinstance(data, str):
            raise refusal("type", what=self.what)
        return data

    def malformed(self) -> ValidationError:
        return refusal("format", what=self.form)

    def from_text(self, text: str) -> Any:
        """The value that a query parameter or a cursor spells."""
        return self.to_internal_value(text)

    def to_text(self, value: Any) -> str:
        """The spelling that `from_text` takes."""
        return str(self.to_representation(value))


class TextField(StrictField, serializers.CharField):
    """Any text that a database can hold, neither trimmed nor converted."""

    plain = True

    def to_internal_value(self, data: Any) -> str:
        text = self.string(data)
        if not text and not self.allow_blank:
            self.fail("blank")
        return self.from_text(text)

    def run_validators(self, value: Any) -> None:
        if value:
            super().run_validators(value)

    def from_text(self, text: str) -> str:
        if not values.is_clean(text):
            raise refusal("format", what="text")
        return text


class EmailField(TextField, serializers.EmailField):
    form = "e-mail address"


class SlugField(TextField, serializers.SlugField):
    form = "slug"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # The pattern of DRF takes a newline at the end.
        self.validators.append(validate_slug)


class URLField(TextField, serializers.URLField):
    form = "URL"

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if text and text.partition("://")[0].lower() not in {"http", "https"}:
            raise self.malformed()
        return text


class ChoiceField(StrictField, serializers.ChoiceField):
    """One of the values; a stored one that is no longer among them is shown."""

    plain = True

    default_error_messages = {"blank": messages.MESSAGES["blank"]}

    def to_internal_value(self, data: Any) -> str:
        text = self.string(data)
        if not text and not self.allow_blank:
            self.fail("blank")
        return self.from_text(text)

    def from_text(self, text: str) -> str:
        if text not in self.choices and (text or not self.allow_blank):
            raise refusal("choice", values=", ".join(self.choices))
        return text

    def to_representation(self, value: Any) -> str:
        return str(value)


class FileField(StrictField, serializers.FileField):
    """The path in the storage; files come and go at addresses of their own."""

    def to_representation(self, value: models.fields.files.FieldFile | str) -> str | None:
        return value if isinstance(value, str) else value.name


class BooleanField(StrictField, serializers.BooleanField):
    what = "true or false"
    plain = True

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            raise refusal("type", what=self.what)
        return data

    def from_text(self, text: str) -> bool:
        if text not in {"true", "false"}:
            raise refusal("choice", values="true, false")
        return text == "true"

    def to_text(self, value: Any) -> str:
        return "true" if value else "false"


class IntegerField(StrictField, serializers.IntegerField):
    what = "an integer"
    form = "number"
    ordered = True
    plain = True

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            raise refusal("type", what=self.what)
        return data

    def from_text(self, text: str) -> int:
        if not values.INTEGER.fullmatch(text):
            raise self.malformed()
        # Beyond 4,300 digits Python refuses, and no column is as wide as twenty and a sign.
        return int(text[:21])


class FloatField(StrictField, serializers.FloatField):
    what = "a number"
    form = "number"
    ordered = True
    plain = True

    def to_internal_value(self, data: Any) -> float:
        if not isinstance(data, int | float) or isinstance(data, bool):
            raise refusal("type", what=self.what)
        try:
            number = float(data)
        except OverflowError:
            raise self.malformed() from None
        if not math.isfinite(number):
            raise self.malformed()
        return number

    def from_text(self, text: str) -> float:
        if not values.FLOAT.fullmatch(text):
            raise self.malformed()
        return self.to_internal_value(float(text))


class DecimalField(StrictField, serializers.DecimalField):
    """A string in plain notation, with exactly the column's places on the way out."""

    what = "a decimal as a string"
    form = "decimal"
    ordered = True

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        # DRF would take a text of blanks for null.
        return serializers.Field.validate_empty_values(self, data)

    def to_internal_value(self, data: Any) -> Decimal:
        text = self.string(data)
        number = self.from_text(text)
        whole, _, fraction = text.removeprefix("-").partition(".")
        digits, places = self.max_digits or 0, self.decimal_places or 0
        if len(whole.lstrip("0")) > digits - places:
            raise refusal("too_large", messages.TOO_MANY_DIGITS, digits=digits)
        if len(fraction) > places:
            raise refusal("too_large", messages.TOO_MANY_PLACES, places=places)
        return number

    def from_text(self, text: str) -> Decimal:
        if not values.DECIMAL.fullmatch(text):
            raise self.malformed()
        return Decimal(text)

    def to_representation(self, value: Any) -> str:
        return format(value, f".{self.decimal_places}f")


class DateField(StrictField, serializers.DateField):
    what = "a date as a string"
    form = "date"
    ordered = True

    def to_internal_value(self, data: Any) -> dt.date:
        text = self.string(data)
        try:
            return dt.date.fromisoformat(text if values.DATE.fullmatch(text) else "")
        except ValueError:
            raise self.malformed() from None


class TimeField(StrictField, serializers.TimeField):
    what = "a time as a string"
    form = "time"
    ordered = True

    def to_internal_value(self, data: Any) -> dt.time:
        text = self.string(data)
        try:
            return dt.time.fromisoformat(text if values.TIME.fullmatch(text) else "")
        except ValueError:
            raise self.malformed() from None


class DateTimeField(StrictField, serializers.DateTimeField):
    what = "a timestamp as a string"
    form = "timestamp"
    ordered = True

    def to_internal_value(self, data: Any) -> dt.datetime:
        try:
            return values.read_timestamp(self.string(data))
        except NO_MOMENT:
            raise self.malformed() from None

    def to_representation(self, value: Any) -> str:
        return values.print_timestamp(value)


class DurationField(StrictField, serializers.DurationField):
    what = "a duration as a string"
    form = "duration"
    ordered = True

    def to_internal_value(self, data: Any) -> dt.timedelta:
        try:
            return values.read_duration(self.string(data))
        except NO_MOMENT:
            raise self.malformed() from None

    def to_representation(self, value: Any) -> str:
        return values.print_duration(value)


class UUIDField(StrictField, serializers.UUIDField):
    form = "UUID"

    def to_internal_value(self, data: Any) -> uuid.UUID:
        text = self.string(data)
        if not values.UUID.fullmatch(text):
            raise self.malformed()
        return uuid.UUID(text)


class IPAddressField(StrictField, serializers.IPAddressField):
    form = "IP address"

    def to_internal_value(self, data: Any) -> str:
        text = self.string(data)
        try:
            # A zone is meaningless on another machine, and inet has none.
            return str(ipaddress.ip_address(text if "%" not in text else ""))
        except ValueError:
            raise self.malformed() from None


class BinaryField(StrictField):
    """Bytes as base64 with its padding."""

    what = "base64 as a string"
    form = "base64 text"

    def to_internal_value(self, data: Any) -> bytes:
        text = self.string(data)
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:
            raise self.malformed() from None

    def to_representation(self, value: Any) -> str:
        return base64.b64encode(value).decode()


class JSONField(StrictField, serializers.JSONField):
    """Any value that the database can hold."""

    plain = True

    def to_internal_value(self, data: Any) -> Any:
        check_json(data, 1)
        return data

    def to_representation(self, value: Any) -> Any:
        return value


def check_json(value: object, depth: int) -> None:
    match value:
        case str():
            if not values.is_clean(value):
                raise refusal("format", what="text")
        case float():
            if not math.isfinite(value):
                raise refusal("format", what="number")
        case Mapping() | list():
            if depth > MAXIMUM_DEPTH:
                raise refusal("too_large", messages.TOO_MANY_LEVELS, limit=MAXIMUM_DEPTH)
            inner = [*value, *value.values()] if isinstance(value, Mapping) else value
            for item in inner:
                check_json(item, depth + 1)
