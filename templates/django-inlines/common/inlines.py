"""Rows of one entity on the admin page of another, with as many queries for one as for hundreds."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

Child = TypeVar("Child", bound=models.Model)
Parent = TypeVar("Parent", bound=models.Model)


class KnownMixin(AutocompleteMixin):
    """Shows rows that were read together instead of asking for those of each line again."""

    known: Sequence[models.Model] = ()
    # What every select has.
    allow_multiple_selected: bool
    choices: Any
    create_option: Any
    is_required: bool

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        rows = {str(row.pk): row for row in self.known}
        if any(str(key) not in rows for key in value):
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance
        # Nothing to choose is an option too: with it the choice can be taken back.
        keys = [(key, label(rows[str(key)]), True) for key in value]
        if not (self.is_required or self.allow_multiple_selected):
            keys.insert(0, ("", "", False))
        options = [
            self.create_option(name, key, text, selected, number)
            for number, (key, text, selected) in enumerate(keys)
        ]
        return [(None, options, 0)]


class KnownSelect(KnownMixin, AutocompleteSelect):
    """One row."""


class KnownSelectMultiple(KnownMixin, AutocompleteSelectMultiple):
    """Several rows."""


class KnownFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Tells the fields of each line what its row refers to."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance._state.adding:
            return
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownSelect):
                row = getattr(form.instance, name)
                widget.known = [row] if row else []
            elif isinstance(widget, KnownSelectMultiple):
                widget.known = list(getattr(form.instance, name).all())


class Inline(InlineModelAdmin[Child, Parent]):
    extra = 0
    formset = KnownFormSet
    show_change_link = True
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    # What the lines show of other rows.
    select_related: Sequence[str] = ()
    prefetch_related: Sequence[str] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Child]:
        rows = super().get_queryset(request).prefetch_related(*self.prefetch_related)
        return rows.select_related(*self.select_related) if self.select_related else rows

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class TabularInline(Inline[Child, Parent], admin.TabularInline[Child, Parent]):
    """A line for each row."""

    formfield_overrides = {
        **Inline.formfield_overrides,
        models.TextField: {"widget": AdminTextareaWidget({"rows": 2})},
    }


class StackedInline(Inline[Child, Parent], admin.StackedInline[Child, Parent]):
    """A block for each row: what does not fit on a line."""
