"""The parameters of a report."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from rest_framework.exceptions import ValidationError
from rest_framework.fields import empty

from common import messages
from common.fields import StrictField
from common.problems import FieldError, Problem, field_error, flatten


def read(parameters: QueryDict, fields: Mapping[str, StrictField]) -> dict[str, Any]:
    """The value of every field, or all that is wrong with the query at once."""
    values: dict[str, Any] = {}
    errors: list[FieldError] = []
    for name, field in fields.items():
        texts = parameters.getlist(name)
        if len(texts) > 1:
            errors.append(field_error(name, "unknown", messages.REPEATED))
        elif texts:
            try:
                values[name] = field.from_text(texts[0])
                field.run_validators(values[name])
            except ValidationError as error:
                first = next(flatten(error.detail))
                errors.append(FieldError(name, first.code, first.message))
        elif field.default is empty:
            errors.append(field_error(name, "required"))
        else:
            values[name] = field.default
    errors += [
        field_error(name, "unknown", messages.UNKNOWN_PARAMETER)
        for name in sorted(set(parameters) - set(fields))
    ]
    if errors:
        raise Problem("validation", errors=errors)
    return values
