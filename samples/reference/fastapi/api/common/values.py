"""The values of the contract: what a client may send, exactly, and how it is printed.

Each kind of value is the metadata of an annotation: `Annotated[str, Text(longest=80)]`. It reads
the JSON value of a body; `FromText` makes it read a query parameter, `Several` a comma-separated
one. Nothing is trimmed, rounded or converted.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeGuard

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from api.common.messages import (
    MESSAGES,
    TOO_MANY_ITEMS,
    TOO_MANY_LEVELS,
)

JsonObject = Mapping[str, Any]

MAXIMUM_LIST: Final = 1000
MAXIMUM_CHOICES: Final = 100
MAXIMUM_DEPTH: Final = 100


def is_clean(text: str) -> bool:
    """Whether a database can hold the text: no NUL and no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def refuse(code: str, message: str | None = None, **words: object) -> NoReturn:
    """Refuse the value at hand with a code of the contract."""
    text = (message or MESSAGES[code]).format(**words)
    raise PydanticCustomError("contract", "{message}", {"code": code, "message": text})


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


@dataclass(frozen=True, kw_only=True)
class Value:
    """A kind of value; each subclass says what it accepts."""

    what = "a string"

    def check(self, value: Any) -> object:
        """Give the value as the database wants it, or refuse it."""
        raise NotImplementedError

    def read(self, text: str) -> object:
        """Give the JSON value that a query parameter spells."""
        return text

    def json_schema(self) -> JsonObject:
        """Describe the kind in the OpenAPI document."""
        return {"type": "string"}

    def validate(self, value: object) -> object:
        """Check a value that a client sent; null is never one of these kinds."""
        if value is None:
            refuse("null")
        return self.check(value)

    def string(self, value: object) -> str:
        """Give the value if it is a string at all."""
        if not isinstance(value, str):
            refuse("type", what=self.what)
        return value

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let Pydantic call `validate` and nothing else."""
        return core_schema.no_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let the OpenAPI document say the same."""
        return dict(self.json_schema())


@dataclass(frozen=True, kw_only=True)
class Json(Value):
    """Any JSON value that a database can hold."""

    def check(self, value: Any) -> object:
        """Refuse what is wrong anywhere inside."""
        self.walk(value, 1)
        return value

    def walk(self, value: object, depth: int) -> None:
        """Look at the value and everything in it."""
        if isinstance(value, str) and not is_clean(value):
            refuse("format", what="text")
        if isinstance(value, float) and not math.isfinite(value):
            refuse("format", what="number")
        inner = [*value, *value.values()] if is_object(value) else value
        if is_list(inner):
            if depth > MAXIMUM_DEPTH:
                refuse("too_large", TOO_MANY_LEVELS, limit=MAXIMUM_DEPTH)
            for item in inner:
                self.walk(item, depth + 1)

    def json_schema(self) -> JsonObject:
        """Say nothing: any value."""
        return {}


@dataclass(frozen=True)
class Keys(Value):
    """A list of keys."""

    what = "a list of ids"
    of: Value

    def check(self, value: Any) -> object:
        """Refuse what is no list, or too long."""
        if not is_list(value):
            refuse("type", what=self.what)
        if len(value) > MAXIMUM_LIST:
            refuse("too_long", TOO_MANY_ITEMS, limit=MAXIMUM_LIST)
        return value

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let Pydantic check each key, so that an error names its place in the list."""
        keys = core_schema.list_schema(core_schema.no_info_plain_validator_function(self.of.check))
        return core_schema.no_info_before_validator_function(self.validate, keys)

    def json_schema(self) -> JsonObject:
        """Say what the keys are."""
        return {"type": "array", "items": self.of.json_schema(), "maxItems": MAXIMUM_LIST}


@dataclass(frozen=True)
class FromText(Value):
    """A query parameter of a kind."""

    of: Value

    def check(self, value: Any) -> object:
        """Read the text, then check what it spells."""
        return self.of.check(self.of.read(self.string(value)))

    def json_schema(self) -> JsonObject:
        """Describe the kind; its spelling in a query is the same."""
        return self.of.json_schema()


@dataclass(frozen=True)
class Several(Value):
    """A query parameter with values of a kind between commas."""

    of: Value

    def check(self, value: Any) -> list[object]:
        """Check each of them."""
        texts = self.string(value[0] if is_list(value) else value).split(",")
        if len(texts) > MAXIMUM_CHOICES:
            refuse("too_long", TOO_MANY_ITEMS, limit=MAXIMUM_CHOICES)
        return [self.of.check(self.of.read(text)) for text in texts]
