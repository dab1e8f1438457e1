"""What SQLite asks Python for, under the names that SQLite has for it."""

from decimal import Decimal
from typing import Any, Final

from api.common.values import is_list, is_object

# From here on Python prints floats with an exponent, and they are all whole.
LARGE: Final = 1e16


def upper(value: Any) -> str | None:
    """In capitals, letter by letter as PostgreSQL does it: no letter becomes two."""
    if value is None or str(value).isascii():
        return None if value is None else str(value).upper()
    return "".join(large if len(large := letter.upper()) == 1 else letter for letter in str(value))


def lower(value: Any) -> str | None:
    """In small letters, letter by letter."""
    if value is None or str(value).isascii():
        return None if value is None else str(value).lower()
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in str(value))


def compare_decimals(one: str, other: str) -> int:
    """The collation that SQLite's own command line has for decimals of any length."""
    left, right = Decimal(one), Decimal(other)
    return (left > right) - (left < right)


def stored_json(value: Any) -> Any:
    """JSON as PostgreSQL's jsonb gives it back: short keys first, one way to write a number."""
    if is_object(value):
        ordered = sorted(value.items(), key=lambda item: (len(item[0].encode()), item[0]))
        return {name: stored_json(inner) for name, inner in ordered}
    if is_list(value):
        return [stored_json(inner) for inner in value]
    if isinstance(value, float):
        return int(Decimal(repr(value))) if abs(value) >= LARGE else value + 0.0
    return value
