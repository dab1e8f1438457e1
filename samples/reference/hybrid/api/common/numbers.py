"""Values that are numbers, and true and false."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import PlainSerializer

from api.common.messages import TOO_MANY_DIGITS, TOO_MANY_PLACES
from api.common.values import JsonObject, Value, refuse

BIGINT: Final = 2**63 - 1
MAXIMUM_DIGITS: Final = 1000
"""What PostgreSQL can declare."""
PlainDecimal = Annotated[Decimal, PlainSerializer(lambda value: format(value, "f"), str)]


@dataclass(frozen=True, kw_only=True)
class Integer(Value):
    """A whole number that the column can hold."""

    what = "an integer"
    bits: int = 64
    least: int | None = None
    most: int | None = None

    @property
    def limits(self) -> tuple[int, int]:
        """The bounds of the field, else those of its column."""
        half = 1 << self.bits - 1
        least = -half if self.least is None else self.least
        return least, half - 1 if self.most is None else self.most

    def check(self, value: Any) -> int:
        """Refuse `5.0`, `"5"` and `true` too."""
        if type(value) is not int:
            refuse("type", what=self.what)
        least, most = self.limits
        if value < least:
            refuse("too_small", limit=least)
        if value > most:
            refuse("too_large", limit=most)
        return value

    def read(self, text: str) -> object:
        """Read digits and nothing else."""
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,99})", text):
            refuse("format", what="number")
        return int(text)

    def json_schema(self) -> JsonObject:
        """Say the limits."""
        least, most = self.limits
        return {"type": "integer", "minimum": least, "maximum": most}


def plain(number: float) -> str:
    """Print a bound as people write it, `1` and not `1.0`."""
    return str(int(number)) if number.is_integer() else str(number)


@dataclass(frozen=True, kw_only=True)
class Float(Value):
    """A number that is finite."""

    what = "a number"
    least: float | None = None
    most: float | None = None

    def check(self, value: Any) -> float:
        """Take an integer for a number, as JSON does."""
        if type(value) not in {int, float}:
            refuse("type", what=self.what)
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            refuse("format", what="number")
        if self.least is not None and number < self.least:
            refuse("too_small", limit=plain(self.least))
        if self.most is not None and number > self.most:
            refuse("too_large", limit=plain(self.most))
        return number

    def read(self, text: str) -> object:
        """Read a number as JSON spells it."""
        spelling = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?"
        if not re.fullmatch(spelling, text):
            refuse("format", what="number")
        return float(text)

    def json_schema(self) -> JsonObject:
        """Say the limits."""
        limits = {"minimum": self.least, "maximum": self.most}
        return {"type": "number"} | {
            key: limit for key, limit in limits.items() if limit is not None
        }


@dataclass(frozen=True, kw_only=True)
class Boolean(Value):
    """True or false."""

    what = "true or false"

    def check(self, value: Any) -> bool:
        """Refuse 0, 1 and words."""
        if type(value) is not bool:
            refuse("type", what=self.what)
        return value

    def read(self, text: str) -> object:
        """Read the two words."""
        if text not in {"true", "false"}:
            refuse("choice", values="true, false")
        return text == "true"

    def json_schema(self) -> JsonObject:
        """Say that there are two."""
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True)
class Number(Value):
    """A decimal, spelled as a string so that no digit is lost."""

    what = "a decimal as a string"
    digits: int
    places: int
    least: Decimal | None = None
    most: Decimal | None = None

    def check(self, value: Any) -> Decimal:
        """Refuse more digits than the column holds; nothing is rounded."""
        text = self.string(value)
        spelled = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", text)
        if not spelled:
            refuse("format", what="decimal")
        whole, fraction = spelled.group(1).lstrip("0"), spelled.group(2) or ""
        if len(whole) > self.digits - self.places:
            refuse("too_large", TOO_MANY_DIGITS, digits=self.digits)
        if len(fraction) > self.places:
            refuse("too_large", TOO_MANY_PLACES, places=self.places)
        number = Decimal(text)
        if self.least is not None and number < self.least:
            refuse("too_small", limit=self.least)
        if self.most is not None and number > self.most:
            refuse("too_large", limit=self.most)
        return number

    def json_schema(self) -> JsonObject:
        """Say the spelling."""
        if self.digits > MAXIMUM_DIGITS:
            return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
        whole, sign = self.digits - self.places, "" if (self.least or 0) > 0 else "-?"
        places = rf"(\.[0-9]{{1,{self.places}}})?" if self.places else ""
        return {"type": "string", "pattern": f"^{sign}0*[0-9]{{1,{max(whole, 1)}}}{places}$"}


ANY_DECIMAL: Final = Number(digits=2 * MAXIMUM_DIGITS, places=MAXIMUM_DIGITS)
"""A decimal to compare with, which no column has to hold."""


@dataclass(frozen=True, kw_only=True)
class Key(Integer):
    """The number of a row; one that no row can have refers to nothing."""

    def check(self, value: Any) -> int:
        """Refuse what is no integer, and what no column holds."""
        if type(value) is not int:
            refuse("type", what=self.what)
        if not 0 <= value <= BIGINT:
            refuse("reference")
        return value

    def json_schema(self) -> JsonObject:
        """Say what keys there can be."""
        return {"type": "integer", "minimum": 0, "maximum": BIGINT}
