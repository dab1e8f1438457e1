"""Rows in JSON, a column at a time: a list makes no instance of a model for any of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from django.db import models

from common.fields import StrictField
from common.references import JoinsField

Row = TypeVar("Row", bound=models.Model)


class Columns:
    """What a serializer shows of a model, as columns and lists of keys."""

    def __init__(self, model: type[models.Model], fields: Mapping[str, StrictField]) -> None:
        self.options = model._meta
        self.fields = fields
        self.joins = [name for name, field in self.fields.items() if isinstance(field, JoinsField)]
        self.names = {
            name: column.attname
            for name in self.fields
            if isinstance(column := self.options.get_field(name), models.Field)
            and name not in self.joins
        }

    def select(self, rows: models.QuerySet[Row]) -> models.QuerySet[Row, dict[str, Any]]:
        return rows.values(*self.names.values())

    def of(self, row: models.Model) -> dict[str, Any]:
        """The same of a row that was read as a whole."""
        return {column: getattr(row, column) for column in self.names.values()}

    def represented(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows in JSON, in the serializer's order; each list of keys takes one query."""
        columns = [self.column(name, field, rows) for name, field in self.fields.items()]
        return [
            dict(zip(self.fields, values, strict=True)) for values in zip(*columns, strict=True)
        ]

    def column(
        self, name: str, field: StrictField, rows: Sequence[dict[str, Any]]
    ) -> Iterable[Any]:
        """What JSON has for one field of all rows: a column at a time is the fastest."""
        if name not in self.joins:
            column = self.names[name]
            return field.spelled([row[column] for row in rows])
        keys = [row["id"] for row in rows]
        lists = self.targets(name, keys)
        return [lists[key] for key in keys]

    def targets(self, name: str, keys: Sequence[object]) -> dict[object, list[Any]]:
        """The sorted keys that each row has in its list."""
        join = self.options.get_field(name)
        assert isinstance(join, models.ManyToManyField)  # noqa: S101 (its serializer field says so)
        field = self.fields[name]
        owner, target = f"{join.m2m_field_name()}_id", f"{join.m2m_reverse_field_name()}_id"
        table = cast("type[models.Model]", join.remote_field.through)
        pairs = table._default_manager.filter(**{f"{owner}__in": keys})
        found: defaultdict[object, list[Any]] = defaultdict(list)
        joined = list(pairs.order_by(target).values_list(owner, target).distinct())
        shown = field.spelled([value for _, value in joined])
        for (key, _), value in zip(joined, shown, strict=True):
            found[key].append(value)
        return found
