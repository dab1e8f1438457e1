"""Serializer fields for ids of other rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from common import messages
from common.fields import StrictField
from common.values import refusal

MAXIMUM_LIST = 1000


def held(key: Any) -> bool:
    """Whether a column of keys can hold it: SQLite fails where PostgreSQL finds nothing."""
    return not isinstance(key, int) or abs(key) <= models.BigIntegerField.MAX_BIGINT


class ReferenceField(StrictField, serializers.PrimaryKeyRelatedField[Any]):
    """The id of a row that is there."""

    pk_field: StrictField

    @classmethod
    def many_init(cls, *_: Any, **kwargs: Any) -> "JoinsField":
        child = {key: kwargs.pop(key) for key in ("queryset", "pk_field") if key in kwargs}
        kwargs.pop("allow_empty", None)
        return JoinsField(child_relation=cls(read_only="queryset" not in child, **child), **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        key = self.pk_field.to_internal_value(data)
        row = self.rows().filter(pk=key).first()
        if row is None:
            raise refusal("reference")
        return row

    def rows(self) -> models.QuerySet[Any]:
        rows = self.get_queryset()
        assert rows is not None, "a field that can be written has rows to choose from"  # noqa: S101
        return rows

    def from_text(self, text: str) -> Any:
        return self.pk_field.from_text(text)

    def spelled(self, column: Sequence[Any]) -> Sequence[Any]:
        return self.pk_field.spelled(column)

    def to_text(self, value: Any) -> str:
        return str(value)


class JoinsField(StrictField, serializers.ManyRelatedField):
    """A sorted list of the ids of rows that are there."""

    what = "a list of ids"
    child_relation: ReferenceField

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            raise refusal("type", what=self.what)
        if len(data) > MAXIMUM_LIST:
            raise refusal("too_long", messages.TOO_MANY_ITEMS, limit=MAXIMUM_LIST)
        keys, errors = {}, {}
        for index, item in enumerate(data):
            try:
                keys[index] = self.child_relation.pk_field.to_internal_value(item)
            except ValidationError as error:
                errors[index] = error.detail
        found = self.child_relation.rows().in_bulk({key for key in keys.values() if held(key)})
        for index, key in keys.items():
            if key not in found:
                errors[index] = refusal("reference").detail
        if errors:
            raise ValidationError({str(index): errors[index] for index in sorted(errors)})
        return list(found.values())

    def to_representation(self, iterable: Iterable[models.Model]) -> list[Any]:
        # A row can be joined twice where the join has more to say.
        return sorted({self.child_relation.to_representation(row) for row in iterable})

    def from_text(self, text: str) -> Any:
        return self.child_relation.from_text(text)

    def spelled(self, column: Sequence[Any]) -> Sequence[Any]:
        """The keys of many lists."""
        return self.child_relation.spelled(column)
