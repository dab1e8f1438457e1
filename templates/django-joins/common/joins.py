"""Admin pages that edit lists of references with a declared join."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest

from common.serializers import joins_are_simple

Row = TypeVar("Row", bound=models.Model)


class ModelAdmin(admin.ModelAdmin[Row]):
    """Django leaves such lists out of its forms, also where two ids make a whole row of the join."""

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field is not None or not joins_are_simple(db_field):
            return field
        widget = AutocompleteSelectMultiple(db_field, self.admin_site)
        chosen: Any = db_field.formfield(widget=widget, **kwargs)
        return chosen if isinstance(chosen, forms.ModelMultipleChoiceField) else None
