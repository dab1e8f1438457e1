"""Admin pages of rows that belong to whoever makes them."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

Row = TypeVar("Row", bound=models.Model)


class Owned(BaseModelAdmin[Row]):
    """A page or an inline; the form proposes the owner, or the system sets it."""

    # References that hold who made the row.
    owners: Sequence[str] = ()

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.owners:
            kwargs.setdefault("initial", request.user.pk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def set_owners(self, request: HttpRequest, row: models.Model) -> None:
        """Set what no form has a field for."""
        if row._state.adding:
            for name in set(self.owners) & set(self.get_readonly_fields(request)):
                setattr(row, name, request.user)


class ModelAdmin(Owned[Row], admin.ModelAdmin[Row]):
    def save_model(
        self, request: HttpRequest, obj: Row, form: forms.ModelForm[Row], change: bool
    ) -> None:
        self.set_owners(request, obj)
        super().save_model(request, obj, form, change)

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: BaseInlineFormSet[Any, Any, Any],
        change: bool,
    ) -> None:
        for inline in self.get_inline_instances(request):
            if isinstance(inline, Owned) and inline.model is formset.model:
                for line in formset.forms:
                    inline.set_owners(request, line.instance)
        super().save_formset(request, form, formset, change)
