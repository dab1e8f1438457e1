"""How the OpenAPI document describes the values of the contract: as they are sent and as they come."""

import re
from collections.abc import Iterable
from typing import Any

from django.core import validators
from django.db import connection, models

from common import fields
from common.references import MAXIMUM_LIST, JoinsField, ReferenceField

Schema = dict[str, Any]

BIGINT = 2**63 - 1
STRING: Schema = {"type": "string"}
UUID: Schema = {"type": "string", "format": "uuid"}
KEY: Schema = {"type": "integer", "minimum": 0, "maximum": BIGINT}
# `format: time` wants a zone, and `format: duration` no sign.
CLOCK = r"^([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?$"
SPAN = (
    r"^-?P(0|[1-9][0-9]{0,8})DT([0-9]|1[0-9]|2[0-3])H([0-9]|[1-5][0-9])M"
    r"([0-9]|[1-5][0-9])(\.[0-9]{1,6})?S$"
)
GIVEN: dict[type[fields.StrictField], Schema] = {
    fields.BinaryField: {"type": "string", "contentEncoding": "base64"},
    fields.BooleanField: {"type": "boolean"},
    fields.DateField: {"type": "string", "format": "date"},
    fields.DateTimeField: {"type": "string", "format": "date-time"},
    fields.DurationField: {"type": "string", "pattern": SPAN},
    fields.FloatField: {"type": "number"},
    fields.IntegerField: {"type": "integer"},
    fields.JSONField: {},
    fields.TimeField: {"type": "string", "pattern": CLOCK},
    fields.UUIDField: UUID,
}


def given(field: fields.StrictField) -> Schema:
    """A value as a client reads it."""
    match field:
        case JoinsField():
            return {"type": "array", "items": given(field.child_relation)}
        case ReferenceField():
            return given(field.pk_field)
    return next((schema for kind, schema in GIVEN.items() if isinstance(field, kind)), STRING)


def taken(field: fields.StrictField) -> Schema:
    """A value as a client may send it."""
    match field:
        case JoinsField():
            return {"type": "array", "items": taken(field.child_relation), "maxItems": MAXIMUM_LIST}
        case ReferenceField():
            return UUID if isinstance(field.pk_field, fields.UUIDField) else KEY
        case fields.ChoiceField():
            blank = [""] if field.allow_blank else []
            return {"type": "string", "enum": [*field.choices, *blank]}
        case fields.TextField():
            return text(field)
        case fields.IntegerField() | fields.FloatField():
            return given(field) | bounds(field.validators)
        case fields.DecimalField():
            return {"type": "string", "pattern": decimal_pattern(field)}
    return given(field)


def text(field: fields.TextField) -> Schema:
    shortest = [1]
    longest: list[int] = []
    described = dict(STRING)
    for validator in field.validators:
        match validator:
            case validators.MinLengthValidator():
                shortest.append(limit(validator))
            case validators.MaxLengthValidator():
                longest.append(limit(validator))
            case validators.RegexValidator(code="pattern"):
                described["pattern"] = whole(validator, blank=field.allow_blank)
    if not field.allow_blank:
        described["minLength"] = max(shortest)
    if longest:
        described["maxLength"] = min(longest)
    return described


def whole(validator: validators.RegexValidator, *, blank: bool) -> str:
    """The pattern in the words of JSON Schema, which has other anchors."""
    pattern = re.compile(validator.regex).pattern.removeprefix(r"\A").removesuffix(r"\Z")
    return f"^{pattern}{'?' if blank else ''}$"


def bounds(found: Iterable[Any]) -> Schema:
    described: Schema = {}
    for validator in found:
        match validator:
            case validators.MinValueValidator():
                least = limit(validator)
                described["minimum"] = max(least, described.get("minimum", least))
            case validators.MaxValueValidator():
                most = limit(validator)
                described["maximum"] = min(most, described.get("maximum", most))
    return described


def decimal_pattern(field: fields.DecimalField) -> str:
    digits, places = field.max_digits or 0, field.decimal_places or 0
    sign = "" if bounds(field.validators).get("minimum", 0) > 0 else "-?"
    fraction = rf"(\.[0-9]{{1,{places}}})?" if places else ""
    return f"^{sign}0*[0-9]{{1,{max(digits - places, 1)}}}{fraction}$"


def limit(validator: validators.BaseValidator) -> Any:
    value = validator.limit_value
    return value() if callable(value) else value


def filtered(field: fields.StrictField, column: models.Field[Any, Any]) -> Schema:
    """A value to compare with, which has no limits but those of the column's type."""
    match field:
        case JoinsField() | ReferenceField():
            key = field.child_relation.pk_field if isinstance(field, JoinsField) else field.pk_field
            return UUID if isinstance(key, fields.UUIDField) else integers("BigIntegerField")
        case fields.ChoiceField():
            return taken(field)
        case fields.IntegerField():
            return integers(column.get_internal_type())
        case fields.DecimalField():
            return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
    return given(field)


def integers(column_type: str) -> Schema:
    least, most = connection.ops.integer_field_range(column_type)
    return {"type": "integer", "minimum": least, "maximum": most}


def ordering(names: Iterable[str]) -> Schema:
    one = f"-?({'|'.join(map(re.escape, names))})"
    return {"type": "string", "pattern": f"^{one}(,{one})*$"}
