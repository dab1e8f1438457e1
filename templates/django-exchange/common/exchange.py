"""Rows out and in again as CSV and XLSX: checked as forms check them, and all or nothing."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, TypeVar
from zipfile import BadZipFile, ZipFile

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from import_export import fields, resources, widgets
from import_export.admin import ImportExportMixin
from import_export.formats import base_formats
from import_export.forms import ExportForm, ImportForm

from common import cells
from common.serializers import joins_are_simple

Row = TypeVar("Row", bound=models.Model)

LARGEST_FILE = 5 * 1024 * 1024
# What a small file may unpack to.
LARGEST_SHEET = 50 * 1024 * 1024
MOST_ROWS = 5_000


class Cell(widgets.Widget):  # type: ignore[misc]
    """What one cell holds of a column; of a reference its id."""

    def __init__(self, field: models.Field[Any, Any]) -> None:
        super().__init__()
        self.field = field

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> Any:
        return cells.write(self.field, value)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return cells.read(self.field, value)


class Ids(widgets.ManyToManyWidget):  # type: ignore[misc]
    """The ids of a list of references, with commas."""

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> str:
        return ",".join(str(key) for key in sorted(row.pk for row in value.all())) if value else ""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[models.Model]:
        key = self.model._meta.pk
        words = [word.strip() for word in str(value or "").split(",")]
        ids = {cells.read(key, word) for word in words if word}
        rows = list(self.model._default_manager.filter(pk__in=ids))
        missing = ids - {found.pk for found in rows}
        if missing:
            raise ValueError(f"There is no row {', '.join(sorted(map(str, missing)))}.")
        return rows


class Column(fields.Field):  # type: ignore[misc]
    """A column of the file, named like its field; a new row keeps a default where it is empty."""

    def __init__(self, field: Any) -> None:
        # The API takes bytes too; Django's forms, which know none, call them not editable.
        written = field.editable or isinstance(field, models.BinaryField)
        many = field.many_to_many
        if many:
            written = written and joins_are_simple(field)
        super().__init__(
            attribute=field.name if many else field.attname,
            column_name=field.name,
            widget=Ids(field.related_model) if many else Cell(field),
            readonly=field.primary_key or isinstance(field, models.FileField) or not written,
        )
        self.has_default = field.has_default()

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        empty = row[self.column_name] in {None, ""}
        if not (empty and self.has_default and instance._state.adding):
            super().save(instance, row, is_m2m, **kwargs)


class EntityResource(resources.ModelResource):  # type: ignore[misc]
    """All columns of a model. A row with an id changes that row, one without makes a new one."""

    class Meta:
        skip_unchanged = True
        skip_html_diff = True
        use_transactions = True

    def __init__(self, owners: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owners = owners

    @classmethod
    def field_from_django_field(
        cls,
        field_name: str,  # noqa: ARG003
        django_field: Any,
        readonly: bool,  # noqa: ARG003
    ) -> Column:
        return Column(django_field)

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        known = [column.column_name for column in self.fields.values()]
        for name in dataset.headers or []:
            if name not in known:
                raise ValueError(f"There is no column “{name}”, but: {', '.join(known)}.")
        if len(dataset) > MOST_ROWS:
            raise ValueError(f"At most {MOST_ROWS} rows go in at once, not {len(dataset)}.")

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[models.Model, bool]:
        try:
            return super().get_or_init_instance(instance_loader, row)  # type: ignore[no-any-return]
        except ValueError as error:
            raise ValidationError({"id": str(error)}) from error

    def init_instance(self, row: Any = None) -> models.Model:
        if row and row.get("id") not in {None, ""}:
            raise ValueError(f"There is no row {row['id']}. A row without an id is a new one.")
        return super().init_instance(row)  # type: ignore[no-any-return]

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if instance._state.adding:
            for name in self.owners:
                setattr(instance, name, kwargs["user"])
        super().import_instance(instance, row, **kwargs)

    def skip_row(self, instance: Any, original: Any, row: Any, errors: Any = None) -> bool:
        return not instance._state.adding and super().skip_row(instance, original, row, errors)

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        names = {column.attribute: column.column_name for column in self.fields.values()}
        unread = import_validation_errors or {}
        errors = {names.get(attribute, attribute): error for attribute, error in unread.items()}
        kept = {column.column_name for column in self.fields.values() if column.readonly}
        try:
            instance.full_clean(exclude={*errors, *kept})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        try:
            super().save_m2m(instance, row, **kwargs)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class FileForm(ImportForm):  # type: ignore[misc]
    """The file to import, within limits."""

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(f"A file has at most {LARGEST_FILE >> 20} MiB.")
        try:
            with ZipFile(BytesIO(file.read())) as sheet:
                size = sum(entry.file_size for entry in sheet.infolist())
        except BadZipFile:
            size = 0
        file.seek(0)
        if size > LARGEST_SHEET:
            raise forms.ValidationError("The sheet is too large.")
        return file


class ModelAdmin(ImportExportMixin, admin.ModelAdmin[Row]):  # type: ignore[misc]
    """A page with an import and an export; whoever imports must be allowed to add and to change."""

    formats = (base_formats.CSV, base_formats.XLSX)
    import_form_class = FileForm
    export_form_class = ExportForm
    # One step in one transaction: no file waits on one of several machines to be confirmed.
    skip_import_confirm = True

    def import_action(self, request: HttpRequest, **kwargs: Any) -> Any:
        answer = super().import_action(request, **kwargs)
        if getattr(answer, "context_data", None) and not answer.context_data["fields_list"]:
            # The page with errors names the columns too.
            resource = self.get_resource_classes(request)[0]()
            names = [column.column_name for column in resource.get_user_visible_fields()]
            answer.context_data["fields_list"] = [("", names)]
        return answer

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_resource_classes(self, request: HttpRequest) -> list[type[EntityResource]]:
        return [resources.modelresource_factory(self.model, EntityResource)]

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"owners": getattr(self, "owners", ())}

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {}

    def get_export_queryset(self, request: HttpRequest) -> models.QuerySet[Row]:
        joins = [field.name for field in self.model._meta.many_to_many]
        rows: models.QuerySet[Row] = super().get_export_queryset(request)
        return rows.prefetch_related(*joins)
