"""Filters, search and order of lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Request
from sqlalchemy import Column, ColumnElement, String, cast, func, or_
from sqlalchemy import Text as TextType

from api.common.cursor import CursorText
from api.common.dialect import compared
from api.common.numbers import Boolean, Integer
from api.common.schemas import Schema
from api.common.texts import Text
from api.common.values import FromText, JsonObject, Value, refuse

SEARCH: Final = Text(blank=True)
GENERAL: Final = ("limit", "cursor", "order", "search", "count")

Lookup = Callable[[Column[Any], Any], ColumnElement[bool]]

LOOKUPS: Final[Mapping[str, Lookup]] = {
    "": lambda column, value: column == compared(column, value),
    "gte": lambda column, value: column >= compared(column, value),
    "lte": lambda column, value: column <= compared(column, value),
    "in": lambda column, values: column.in_(compared(column, values)),
    "isnull": lambda column, value: column.is_(None) if value else column.is_not(None),
}


@dataclass(frozen=True)
class Sorting(Value):
    """The fields that a list can be sorted by, with a minus for descending."""

    fields: tuple[str, ...]

    def check(self, value: Any) -> str:
        """Refuse other fields, and the same one twice."""
        text = self.string(value)
        fields = [name.removeprefix("-") for name in text.split(",")]
        if not set(fields) <= set(self.fields) or len(set(fields)) < len(fields):
            refuse("choice", values=", ".join(self.fields))
        return text

    def json_schema(self) -> JsonObject:
        """Describe one field and more."""
        one = f"-?({'|'.join(self.fields)})"
        return {"type": "string", "pattern": f"^{one}(,{one})*$"}


class ListQuery(Schema):
    """The parameters that every list takes; a subclass adds its own, filters as `field__lookup`."""

    limit: Annotated[int, FromText(Integer(least=1, most=100))] = 50
    cursor: Annotated[str, CursorText()] | None = None
    count: Annotated[bool, FromText(Boolean())] = False


def given(query: ListQuery) -> dict[str, Any]:
    """Give what was asked for, by name."""
    return {name: getattr(query, name) for name in query.model_fields_set}


def spelling(request: Request, order: str) -> str:
    """Spell the order and the filters of a list; a cursor is good for one spelling only."""
    ignored = {"limit", "cursor", "order", "count"}
    pairs = [pair for pair in request.query_params.items() if pair[0] not in ignored]
    return f"{order}?{urlencode(sorted(pairs))}" if pairs else order


def matches(term: str, columns: Sequence[Column[Any]]) -> ColumnElement[bool]:
    """Look for a term in columns, as Django's `icontains` does."""
    escaped = term.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    pattern = func.upper(f"%{escaped}%")
    return or_(*(func.upper(as_text(column)).like(pattern, escape="\\") for column in columns))


def as_text(column: Column[Any]) -> ColumnElement[str]:
    """Give a column whose text can be searched."""
    return column if isinstance(column.type, String) else cast(column, TextType)
