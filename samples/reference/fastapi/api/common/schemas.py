"""What bodies, lists and answers have in common."""

import base64
import datetime as dt
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model, field_validator

from api.common.messages import REPEATED
from api.common.moments import print_duration
from api.common.requests import REPEATED_TEXT, Repeated
from api.common.values import refuse

RowT = TypeVar("RowT", bound=BaseModel)
SchemaT = TypeVar("SchemaT", bound="Schema")


class Row(BaseModel):
    """A row as a client reads it."""


def spell_defaults(described: dict[str, Any], schema: type[BaseModel]) -> None:
    """Write into the OpenAPI document those defaults that Pydantic spells in another way."""
    for name, field in schema.model_fields.items():
        match field.default:
            case bytes():
                spelled = base64.b64encode(field.default).decode()
            case dt.timedelta():
                spelled = print_duration(field.default)
            case _:
                continue
        described["properties"][name]["default"] = spelled


class Schema(BaseModel):
    """What a client sends: nothing but the fields that are declared."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        # Else Pydantic takes a default of bytes for UTF-8, which it need not be.
        ser_json_bytes="base64",
        json_schema_extra=spell_defaults,
    )

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_repeated(cls, value: Any) -> Any:
        """What was given twice has no value that one could take."""
        if isinstance(value, Repeated) or value in (REPEATED_TEXT, [REPEATED_TEXT]):
            refuse("unknown", REPEATED)
        return value


def partial(schema: type[SchemaT]) -> type[SchemaT]:
    """Make every field of a schema optional: the body of PATCH."""
    fields: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        fields[name] = (kind, Field(default_factory=lambda: None, description=field.description))
    return create_model(
        schema.__name__,
        __base__=schema,
        __doc__=schema.__doc__,
        __module__=schema.__module__,
        **fields,
    )


class Page(BaseModel, Generic[RowT]):
    """Some rows of a list, and where the next ones begin."""

    items: list[RowT]
    next: str | None
    count: int = 0
