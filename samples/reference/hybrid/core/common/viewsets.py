"""What every entity's API does: list, create, retrieve, replace, update, destroy."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from django.db import models
from django.http import Http404
from rest_framework import status
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from common import values
from common.columns import Columns
from common.listing import Listing, ListQuery
from common.parsers import MergePatchParser
from common.problems import Problem
from common.renderers import to_json
from common.saving import saving
from common.views import ContractView

if TYPE_CHECKING:
    from common.fields import StrictField
    from common.serializers import EntitySerializer

Row = TypeVar("Row", bound=models.Model)

# The columns of each serializer: to make its fields takes as long as a page's rows.
COLUMNS: dict[type[BaseSerializer[Any]], "Mapping[str, StrictField]"] = {}


class RowViewSet(ContractView, GenericViewSet[Row]):
    """The rows of one model; a subclass names its serializer and what a list may be asked for."""

    lookup_value_regex = "[^/]+"
    filter_fields: Sequence[str] = ()
    search_fields: Sequence[str] = ()
    order_fields: Sequence[str] = ()

    def get_parsers(self) -> list[BaseParser]:
        # Rest framework asks before it knows the action, and again when the body is read.
        patching = getattr(self, "action", None) == "partial_update"
        merge = [MergePatchParser()] if patching else []
        return [*super().get_parsers(), *merge]

    def columns(self) -> "Mapping[str, StrictField]":
        serializer = self.get_serializer_class()
        if serializer not in COLUMNS:
            COLUMNS[serializer] = cast("type[EntitySerializer[Any]]", serializer)().columns()
        return COLUMNS[serializer]

    def listing(self) -> Listing:
        return Listing(
            self.get_queryset().model,
            self.columns(),
            self.filter_fields,
            self.search_fields,
            self.order_fields,
        )

    def get_object(self) -> Row:
        """The row of the address, held until the transaction ends where it is going to change."""
        rows = self.get_queryset()
        if self.request.method not in {"GET", "HEAD"}:
            rows = rows.select_for_update(of=("self",))
        row = rows.filter(pk=key(rows.model, self.kwargs["pk"])).first()
        if row is None:
            raise Http404
        self.check_object_permissions(self.request, row)
        return row

    def shown(self, row: Row) -> dict[str, Any]:
        """The row in JSON."""
        columns = Columns(type(row), self.columns())
        return columns.represented([columns.of(row)])[0]

    def represented(self, row: Row) -> dict[str, Any]:
        """The row as the next GET gives it: the database rewrites some values."""
        return self.shown(self.get_queryset().get(pk=row.pk))

    def check_if_match(self, row: Row) -> None:
        wanted = self.request.headers.get("If-Match")
        if wanted is not None and not names(wanted, etag(self.shown(row))):
            raise Problem("precondition-failed")


class ListMixin(RowViewSet[Row]):
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        query = ListQuery(self.listing(), request.query_params)
        rows = query.matching(self.get_queryset())
        columns = Columns(rows.model, self.columns())
        found, following = query.page(columns.select(rows))
        body: dict[str, Any] = {"items": columns.represented(found), "next": following}
        if query.count:
            body["count"] = rows.count()
        return Response(body)


class CreateMixin(RowViewSet[Row]):
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        serializer = self.get_serializer(data=self.body())
        with saving(self.get_queryset().model):
            serializer.is_valid(raise_exception=True)
            row = self.perform_create(serializer)
            body = self.represented(row)
        headers = {"Location": f"{request.path}/{body['id']}", "ETag": etag(body)}
        return Response(body, status.HTTP_201_CREATED, headers=headers)

    def perform_create(self, serializer: BaseSerializer[Row]) -> Row:
        return serializer.save()


class RetrieveMixin(RowViewSet[Row]):
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        body = self.shown(self.get_object())
        tag = etag(body)
        known = request.headers.get("If-None-Match")
        if known is not None and names(known, tag):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers={"ETag": tag})
        return Response(body, headers={"ETag": tag})


class UpdateMixin(RowViewSet[Row]):
    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        partial = kwargs.get("partial", False)
        # Read before the transaction begins, so that a slow client keeps nobody waiting.
        _ = request.body
        with saving(self.get_queryset().model):
            row = self.get_object()
            serializer = self.get_serializer(row, data=self.body(), partial=partial)
            serializer.is_valid(raise_exception=True)
            self.check_if_match(row)
            body = self.represented(self.perform_update(serializer))
        return Response(body, headers={"ETag": etag(body)})

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.update(request, *args, **kwargs, partial=True)

    def perform_update(self, serializer: BaseSerializer[Row]) -> Row:
        return serializer.save()


class DestroyMixin(RowViewSet[Row]):
    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with saving(self.get_queryset().model, deleting=True):
            row = self.get_object()
            self.check_if_match(row)
            row.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)


class EntityViewSet(
    ListMixin[Row], CreateMixin[Row], RetrieveMixin[Row], UpdateMixin[Row], DestroyMixin[Row]
):
    """All operations."""


def key(model: type[models.Model], text: str) -> int | UUID:
    """The primary key that an address spells."""
    if isinstance(model._meta.pk, models.UUIDField):
        if values.UUID.fullmatch(text):
            return UUID(text)
    elif values.KEY.fullmatch(text):
        return int(text)
    raise Http404


def etag(body: object) -> str:
    return f'"{hashlib.sha256(to_json(body)).hexdigest()[:32]}"'


def names(header: str, tag: str) -> bool:
    """Whether If-Match or If-None-Match names the tag; nginx makes weak ones of ours."""
    tags = [item.strip().removeprefix("W/") for item in header.split(",")]
    return "*" in tags or tag in tags
