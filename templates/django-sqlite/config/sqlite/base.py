"""Django's SQLite, with what the HTTP contract needs beyond it.

Capitals and small letters beyond ASCII, integers that keep to their column, decimals of any length,
and JSON in one order. Functions and collation have names that SQLite's command line knows too.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.sqlite3 import base, operations

from config.sqlite.functions import compare_decimals, lower, stored_json, upper

# SQLite's own numbers keep no more.
EXACT_DIGITS = 15
ANY_CASE = ("iexact", "icontains", "istartswith", "iendswith")


class DatabaseOperations(operations.DatabaseOperations):
    """How values come into SQL, and back."""

    def max_name_length(self) -> int:
        # PostgreSQL's limit: indexes have the same names in both.
        return 63

    def integer_field_range(self, internal_type: str) -> tuple[int, int]:
        # SQLite itself would take 64 bits in every column.
        return BaseDatabaseOperations.integer_field_range(self, internal_type)

    def lookup_cast(self, lookup_type: str, internal_type: str | None = None) -> str:
        return "UPPER(%s)" if lookup_type in ANY_CASE else "%s"

    def adapt_decimalfield_value(
        self,
        value: Decimal | None,
        max_digits: int | None = None,
        decimal_places: int | None = None,
    ) -> str | None:
        if value is None:
            return None
        return format(value.copy_abs() if value.is_zero() else value, "f")

    def get_decimalfield_converter(self, expression: Any) -> Callable[..., Decimal | None]:
        convert = super().get_decimalfield_converter(expression)

        def converter(value: Any, *arguments: Any) -> Decimal | None:
            return Decimal(value) if isinstance(value, str) else convert(value, *arguments)

        return converter

    def adapt_json_value(self, value: Any, encoder: type[json.JSONEncoder] | None) -> str:
        return json.dumps(stored_json(value), cls=encoder)


def decimal_type(field: Mapping[str, Any]) -> str:
    """A number as far as that is exact, else text that compares as a number."""
    return "decimal" if field["max_digits"] <= EXACT_DIGITS else "text COLLATE decimal"


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection."""

    ops_class = DatabaseOperations
    data_types: Any = {**base.DatabaseWrapper.data_types, "DecimalField": decimal_type}
    operators = {
        **base.DatabaseWrapper.operators,
        **dict.fromkeys(ANY_CASE, r"LIKE UPPER(%s) ESCAPE '\'"),
    }

    def get_new_connection(self, conn_params: Any) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.create_function("UPPER", 1, upper, deterministic=True)
        connection.create_function("LOWER", 1, lower, deterministic=True)
        connection.create_collation("decimal", compare_decimals)
        return connection
