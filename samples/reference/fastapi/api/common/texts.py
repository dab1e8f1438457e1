"""Values that are strings: text, addresses, choices, identifiers, bytes."""

import base64
import ipaddress
import re
import uuid
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import PlainSerializer, WithJsonSchema

from api.common.addresses import is_email, is_url
from api.common.values import JsonObject, Value, is_clean, refuse

BASE64_SCHEMA: Final = {"type": "string", "contentEncoding": "base64"}
Base64 = Annotated[
    bytes,
    PlainSerializer(lambda value: base64.b64encode(value).decode(), str),
    WithJsonSchema(BASE64_SCHEMA),
]


@dataclass(frozen=True, kw_only=True)
class Text(Value):
    """A string between two lengths, of a pattern."""

    shortest: int = 0
    longest: int | None = None
    pattern: str | None = None
    blank: bool = False

    def check(self, value: Any) -> str:
        """Refuse an empty string unless the field may be left out."""
        text = self.string(value)
        if not is_clean(text):
            refuse("format", what="text")
        if not text:
            if not self.blank:
                refuse("blank")
            return text
        self.check_form(text)
        if len(text) < self.shortest:
            refuse("too_short", limit=self.shortest)
        if self.longest is not None and len(text) > self.longest:
            refuse("too_long", limit=self.longest)
        if self.pattern is not None and not re.fullmatch(self.pattern, text):
            refuse("pattern", pattern=self.pattern)
        return text

    def check_form(self, text: str) -> None:
        """Refuse what the kinds below do not take for one of theirs."""

    def json_schema(self) -> JsonObject:
        """Say the lengths and the pattern."""
        limits = {
            "minLength": None if self.blank else max(self.shortest, 1),
            "maxLength": self.longest,
            "pattern": self.pattern and f"^(?:{self.pattern}){'?' if self.blank else ''}$",
        }
        return {"type": "string"} | {key: limit for key, limit in limits.items() if limit}


@dataclass(frozen=True, kw_only=True)
class Email(Text):
    """An e-mail address, as Django's validator has it."""

    longest: int | None = 254

    def check_form(self, text: str) -> None:
        """Refuse what is no address."""
        if not is_email(text):
            refuse("format", what="e-mail address")


@dataclass(frozen=True, kw_only=True)
class Url(Text):
    """An http or https address, as Django's validator has it."""

    longest: int | None = 200

    def check_form(self, text: str) -> None:
        """Refuse what is no address."""
        if not is_url(text):
            refuse("format", what="URL")


@dataclass(frozen=True, kw_only=True)
class Slug(Text):
    """Letters, digits, underscores and hyphens."""

    longest: int | None = 50

    def check_form(self, text: str) -> None:
        """Refuse any other character."""
        if not re.fullmatch(r"[-a-zA-Z0-9_]+", text):
            refuse("format", what="slug")


@dataclass(frozen=True, kw_only=True)
class Choice(Value):
    """One of a few strings."""

    values: tuple[str, ...]
    blank: bool = False

    def check(self, value: Any) -> str:
        """Refuse any other string."""
        text = self.string(value)
        if not (text or self.blank):
            refuse("blank")
        if text and text not in self.values:
            refuse("choice", values=", ".join(self.values))
        return text

    def read(self, text: str) -> object:
        """Read one of the strings; in a query, the empty one is as wrong as any other."""
        if not text and not self.blank:
            refuse("choice", values=", ".join(self.values))
        return text

    def json_schema(self) -> JsonObject:
        """List the strings."""
        return {"type": "string", "enum": [*self.values, *([""] if self.blank else [])]}


@dataclass(frozen=True, kw_only=True)
class Uuid(Value):
    """A UUID in its usual spelling."""

    def check(self, value: Any) -> uuid.UUID:
        """Refuse the spellings without hyphens."""
        text = self.string(value)
        if not re.fullmatch(r"(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
            refuse("format", what="UUID")
        return uuid.UUID(text)

    def json_schema(self) -> JsonObject:
        """Say the format."""
        return {"type": "string", "format": "uuid"}


@dataclass(frozen=True, kw_only=True)
class Ip(Value):
    """An IPv4 or IPv6 address."""

    def check(self, value: Any) -> str:
        """Give the address as PostgreSQL prints it."""
        text = self.string(value)
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            refuse("format", what="IP address")
        if getattr(address, "scope_id", None):
            refuse("format", what="IP address")
        return str(address)


@dataclass(frozen=True, kw_only=True)
class Binary(Value):
    """Bytes as base64 with padding."""

    what = "base64 as a string"

    def check(self, value: Any) -> bytes:
        """Refuse white space and missing padding."""
        text = self.string(value)
        try:
            return base64.b64decode(text.encode("ascii"), validate=True)
        except ValueError:
            refuse("format", what="base64 text")

    def json_schema(self) -> JsonObject:
        """Say the encoding."""
        return BASE64_SCHEMA
