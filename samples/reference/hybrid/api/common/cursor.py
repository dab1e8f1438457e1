"""The place where a page of a list ends, and the condition that the next one begins after it."""

import base64
import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, and_, false, literal, or_

from api.common.dialect import Inet, compared
from api.common.messages import MESSAGES
from api.common.moments import Date, Duration, Time, Timestamp
from api.common.numbers import ANY_DECIMAL, Boolean, Float, Integer
from api.common.problems import Problem, invalid
from api.common.texts import Text, Uuid
from api.common.values import Value, refuse

VERSION: Final = 1
NO_CURSOR: Final = (ValueError, TypeError, RecursionError)

KINDS: Final[Mapping[type, Value]] = {
    bool: Boolean(),
    int: Integer(),
    float: Float(),
    str: Text(blank=True),
    Decimal: ANY_DECIMAL,
    uuid.UUID: Uuid(),
    dt.date: Date(),
    dt.time: Time(),
    dt.datetime: Timestamp(),
    dt.timedelta: Duration(),
}


@dataclass(frozen=True)
class Criterion:
    """A column that a list is sorted by."""

    name: str
    column: Column[Any]
    descending: bool = False

    @property
    def clause(self) -> ColumnElement[Any]:
        """The term of ORDER BY, with the place of NULL, which databases do not agree on."""
        term = self.column.desc() if self.descending else self.column.asc()
        if not self.column.nullable:
            return term
        return term.nulls_first() if self.descending else term.nulls_last()

    def after(self, value: object) -> ColumnElement[bool]:
        """Hold for the rows behind a value."""
        if value is None:
            return self.column.is_not(None) if self.descending else false()
        # SQLAlchemy does not ask what is more than a bare True.
        place = literal(value) if isinstance(value, bool) else compared(self.column, value)
        if self.descending:
            below: ColumnElement[bool] = self.column < place
            return below
        behind: ColumnElement[bool] = self.column > place
        return or_(behind, self.column.is_(None)) if self.column.nullable else behind

    def same(self, value: object) -> ColumnElement[bool]:
        """Hold for the rows with a value."""
        if value is None:
            return self.column.is_(None)
        equal: ColumnElement[bool] = self.column == compared(self.column, value)
        return equal

    def read(self, text: object) -> object:
        """Read a value from the cursor."""
        python_type = str if isinstance(self.column.type, Inet) else self.column.type.python_type
        kind = KINDS[python_type]
        return None if text is None else kind.check(kind.read(kind.string(text)))


@dataclass(frozen=True, kw_only=True)
class CursorText(Value):
    """A cursor, as far as one can tell without the list that it belongs to."""

    def check(self, value: Any) -> str:
        """Refuse what no list has given."""
        text = self.string(value)
        try:
            unpack(text)
        except NO_CURSOR:
            refuse("format", what="cursor")
        return text


def encode(spelling: str, criteria: Sequence[Criterion], row: Mapping[str, Any]) -> str:
    """Write the place behind a row, in the spelling of the row's JSON."""
    values = [as_text(row[criterion.name]) for criterion in criteria]
    place = compact([VERSION, spelling, values[:-1], values[-1]])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def as_text(value: object) -> str | None:
    """Print a JSON value without quotes."""
    return value if isinstance(value, str | None) else compact(value)


def compact(value: object) -> str:
    """Print JSON as short as it gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> tuple[str, list[object]]:
    """Give what a cursor was made for, and the values of its row, the key last."""
    place = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    version, spelling, values, key = json.loads(place)
    if version != VERSION or not isinstance(values, list) or key is None:
        raise ValueError(text)
    return spelling, [*values, key]


def decode(text: str, spelling: str, criteria: Sequence[Criterion]) -> list[object]:
    """Read a place; only one of the same order and the same filters will do."""
    spelled, values = unpack(text)
    try:
        if spelled != spelling:
            raise wrong_cursor()
        pairs = zip(criteria, values, strict=True)
        return [criterion.read(value) for criterion, value in pairs]
    except ValueError:
        raise wrong_cursor() from None


def wrong_cursor() -> Problem:
    """Say that the cursor is none of this list's."""
    return invalid("cursor", "format", MESSAGES["format"].format(what="cursor"))


def behind(criteria: Sequence[Criterion], values: Sequence[object]) -> ColumnElement[bool]:
    """Hold for the rows behind a place."""
    alternatives: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for criterion, value in zip(criteria, values, strict=True):
        alternatives.append(and_(*equal, criterion.after(value)))
        equal.append(criterion.same(value))
    return or_(*alternatives)
