"""Serializers that hold the contract: nothing unknown, nothing read-only, every error at once."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models
from django.db.models.options import Options
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.fields import empty
from rest_framework.validators import UniqueValidator

from common import fields, messages
from common.parsers import JSONObject, repeats
from common.references import ReferenceField
from common.values import refusal

Row = TypeVar("Row", bound=models.Model)


class StrictSerializer(serializers.Serializer[Any]):
    """An object with exactly its fields."""

    def run_validation(self, data: Any = empty) -> Any:
        if not isinstance(data, Mapping):
            raise ValidationError({"": refusal("type", what="an object").detail})
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        errors = dict(self.refused_names(data))
        try:
            values = super().to_internal_value(data)
        except ValidationError as error:
            errors = {**error.detail, **errors}  # type: ignore[dict-item]
        if errors:
            names = [*self.fields, *sorted(errors.keys() - self.fields.keys())]
            raise ValidationError({name: errors[name] for name in names if name in errors})
        return values

    def refused_names(self, data: Mapping[str, Any]) -> dict[str, list[ErrorDetail]]:
        """What is wrong with the names alone."""
        repeated = data.repeated if isinstance(data, JSONObject) else set()
        errors = {}
        for name, value in data.items():
            if name not in self.fields:
                errors[name] = refusal("unknown").detail
            elif self.fields[name].read_only:
                errors[name] = refusal("readonly").detail
            elif name in repeated or repeats(value):
                errors[name] = refusal("unknown", messages.REPEATED).detail
        return errors  # type: ignore[return-value]


class EntitySerializer(StrictSerializer, serializers.ModelSerializer[Row]):
    """The row of a model, each of its columns as the contract spells it."""

    serializer_field_mapping = {
        models.BinaryField: fields.BinaryField,
        models.BooleanField: fields.BooleanField,
        models.CharField: fields.TextField,
        models.DateField: fields.DateField,
        models.DateTimeField: fields.DateTimeField,
        models.DecimalField: fields.DecimalField,
        models.DurationField: fields.DurationField,
        models.EmailField: fields.EmailField,
        models.FileField: fields.FileField,
        models.FloatField: fields.FloatField,
        models.GenericIPAddressField: fields.IPAddressField,
        models.IntegerField: fields.IntegerField,
        models.BigAutoField: fields.IntegerField,
        models.JSONField: fields.JSONField,
        models.SlugField: fields.SlugField,
        models.TextField: fields.TextField,
        models.TimeField: fields.TimeField,
        models.URLField: fields.URLField,
        models.UUIDField: fields.UUIDField,
    }
    serializer_choice_field = fields.ChoiceField
    serializer_related_field = ReferenceField

    def build_standard_field(
        self, field_name: str, model_field: models.Field[Any, Any]
    ) -> tuple[type[serializers.Field[Any, Any, Any, Any]], dict[str, Any]]:
        field_class, kwargs = super().build_standard_field(field_name, model_field)
        if isinstance(model_field, models.BinaryField):
            # Not editable for Django, since its forms know no bytes; JSON has base64 for them.
            del kwargs["read_only"]
            kwargs["required"] = not (model_field.blank or model_field.has_default())
        if isinstance(model_field, models.FileField):
            return field_class, {"read_only": True}
        if kwargs.get("allow_null"):
            # Text that is NULL where it is missing is never empty.
            kwargs.pop("allow_blank", None)
        # The database knows what is unique: it answers for all rows at once, without a race.
        kwargs["validators"] = [
            validator
            for validator in kwargs.get("validators", model_field.validators)
            if not isinstance(validator, UniqueValidator)
        ]
        return field_class, kwargs

    def build_relational_field(
        self, field_name: str, relation_info: Any
    ) -> tuple[type[serializers.Field[Any, Any, Any, Any]], dict[str, Any]]:
        field_class, kwargs = super().build_relational_field(field_name, relation_info)
        key = relation_info.related_model._meta.pk
        uuids = isinstance(key, models.UUIDField)
        kwargs["pk_field"] = fields.UUIDField() if uuids else fields.IntegerField()
        if kwargs.pop("validators", None) is not None:
            kwargs["validators"] = []
        if relation_info.to_many and joins_are_simple(relation_info.model_field):
            kwargs.pop("read_only", None)
            kwargs |= {"queryset": relation_info.related_model._default_manager, "required": False}
        return field_class, kwargs

    def get_uniqueness_extra_kwargs(
        self, field_names: Any, declared_fields: Any, extra_kwargs: Any
    ) -> tuple[Any, dict[str, Any]]:
        return extra_kwargs, {}

    def get_validators(self) -> list[Any]:
        return []

    def update(self, instance: Row, validated_data: dict[str, Any]) -> Row:
        if not self.partial:
            validated_data = {**self.defaults(instance._meta), **validated_data}
        return super().update(instance, validated_data)

    def columns(self) -> dict[str, fields.StrictField]:
        """The fields that know how a query spells them."""
        return {
            name: field
            for name, field in self.fields.items()
            if isinstance(field, fields.StrictField)
        }

    def defaults(self, options: Options[Row]) -> dict[str, Any]:
        """What PUT writes where nothing is given: the default, else nothing."""
        defaults: dict[str, Any] = {}
        for name, field in self.fields.items():
            column = options.get_field(name)
            if not field.read_only and isinstance(column, models.Field):
                defaults[name] = [] if column.many_to_many else column.get_default()
        return defaults


def joins_are_simple(field: models.ManyToManyField[Any, Any]) -> bool:
    """Whether two ids make a whole row of the join table."""
    through = field.remote_field.through
    assert through is not None, "Django makes a model for every join table"  # noqa: S101
    ends = {field.m2m_field_name(), field.m2m_reverse_field_name()}
    return all(
        column.name in ends
        or column.primary_key
        or column.has_default()
        or column.blank
        or column.null
        for column in through._meta.fields
    )
