import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import models

from common import cells

MOMENT = dt.datetime(2026, 1, 31, 13, 30, tzinfo=dt.UTC)
KEY = UUID("6f1c2a52-2d0d-4d8e-9a55-0a3f7f4b6d10")


@pytest.mark.parametrize(
    ("field", "value", "cell"),
    [
        (models.CharField(), "", ""),
        (models.CharField(null=True), None, ""),
        (models.TextField(), "=1+1", "'=1+1"),
        (models.TextField(), "'=1", "''=1"),
        (models.TextField(), "it's", "it's"),
        (models.TextField(), "'", "'"),
        (models.TextField(), "@sum", "'@sum"),
        (models.IntegerField(), -5, -5),
        (models.IntegerField(null=True), None, ""),
        (models.BigIntegerField(), 2**63 - 1, "9223372036854775807"),
        (models.DecimalField(), Decimal("1.50"), Decimal("1.50")),
        (models.FloatField(), 1.5, 1.5),
        (models.BooleanField(), True, "true"),
        (models.DateField(), dt.date(2026, 1, 31), "2026-01-31"),
        (models.DateTimeField(), MOMENT, "2026-01-31T13:30:00Z"),
        (models.TimeField(), dt.time(8, 30), "08:30:00"),
        (models.DurationField(), dt.timedelta(days=-1), "'-P1DT00H00M00S"),
        (models.UUIDField(), KEY, str(KEY)),
        (models.JSONField(), {"a": [1, None]}, '{"a": [1, null]}'),
        (models.BinaryField(), b"\xfb", "'+w=="),
    ],
)
def test_there_and_back(field: models.Field[Any, Any], value: Any, cell: Any) -> None:
    assert cells.write(field, value) == cell
    assert cells.read(field, str(cell)) == value


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (models.IntegerField(), 5.0, 5),
        (models.CharField(), 12, "12"),
        (models.BooleanField(), True, True),
        (models.DateField(), dt.datetime(2026, 1, 31), dt.date(2026, 1, 31)),  # noqa: DTZ001
        (models.DateTimeField(), dt.datetime(2026, 1, 31, 13, 30), MOMENT),  # noqa: DTZ001
        (models.TimeField(), dt.time(8), dt.time(8)),
        (models.DurationField(), dt.timedelta(hours=1), dt.timedelta(hours=1)),
    ],
)
def test_cells_of_a_sheet_have_types(field: models.Field[Any, Any], cell: Any, value: Any) -> None:
    assert cells.read(field, cell) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        (models.IntegerField(), "1.5"),
        (models.DecimalField(), "x"),
        (models.DecimalField(), "NaN"),
        (models.FloatField(), "inf"),
        (models.BooleanField(), "perhaps"),
        (models.DateField(), "31.1.2026"),
        (models.DateTimeField(), "2026"),
        (models.DurationField(), "long"),
        (models.TimeField(), "noon"),
        (models.UUIDField(), "7"),
        (models.JSONField(), "{"),
        (models.JSONField(), "NaN"),
        (models.BinaryField(), "?"),
    ],
)
def test_cells_that_say_nothing(field: models.Field[Any, Any], cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        cells.read(field, cell)
