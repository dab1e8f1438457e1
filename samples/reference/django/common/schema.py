"""The OpenAPI document: the contract's names, lists and problems."""

import re
from inspect import getdoc
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, is_patched_serializer
from drf_spectacular.utils import Direction, OpenApiParameter

from common.descriptions import KEY, STRING, UUID, Schema, filtered, given, ordering, taken
from common.fields import StrictField
from common.listing import DEFAULT_LIMIT, MAXIMUM_LIMIT, Listing
from common.messages import TITLES
from common.serializers import EntitySerializer

if TYPE_CHECKING:
    from common.viewsets import RowViewSet

WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SENTENCES = {
    "list": "List {many}.",
    "create": "Make {one}.",
    "retrieve": "Give {one}.",
    "update": "Give {one} new values, and the defaults where there are none.",
    "partial_update": "Change some values of {one}.",
    "destroy": "Delete {one}.",
}
VERBS = {"retrieve": "get", "update": "replace", "partial_update": "update", "destroy": "delete"}
PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": STRING,
        "title": STRING,
        "status": {"type": "integer"},
        "detail": STRING,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {"field": STRING, "code": STRING, "message": STRING},
            },
        },
    },
}
TAG: Schema = {"type": "string"}


class ContractSchema(AutoSchema):
    """What drf-spectacular finds by itself, and what the contract adds to it."""

    def rows(self) -> "RowViewSet[Any] | None":
        """The view, if it is an entity's: views import this module, not the other way round."""
        return cast("RowViewSet[Any]", self.view) if hasattr(self.view, "listing") else None

    def get_operation_id(self) -> str:
        view = self.rows()
        if view is None:
            return super().get_operation_id()
        options = view.get_queryset().model._meta
        entity = WORDS.sub("_", options.object_name or "").lower()
        return f"{options.app_label}_{entity}_{VERBS.get(view.action, view.action)}"

    def get_summary(self) -> str | None:
        view = self.rows()
        if view is None:
            return super().get_summary()
        options = view.get_queryset().model._meta
        name = options.verbose_name_plural if view.action == "list" else options.verbose_name
        return f"{VERBS.get(view.action, view.action)} {name}".title()

    def get_description(self) -> str:  # type: ignore[override]
        view = self.rows()
        if view is None:
            return super().get_description()
        model = view.get_queryset().model
        many = model._meta.verbose_name_plural
        return SENTENCES[view.action].format(one=one_of(model), many=many)

    def _get_serializer_name(
        self, serializer: Any, direction: Direction, bypass_extensions: bool = False
    ) -> str:
        """The app's name goes first, for two apps may have entities of one name; the last word
        is none that another schema ends with, so that `OrderRequest` may be an entity too."""
        one = getattr(serializer, "child", serializer)
        model = getattr(getattr(one, "Meta", None), "model", None)
        if model is None or not isinstance(one, EntitySerializer):
            return str(super()._get_serializer_name(serializer, direction, bypass_extensions))
        app = "".join(word.capitalize() for word in model._meta.app_label.split("_"))
        written = "Patch" if is_patched_serializer(one, direction) else "Body"
        return f"{app}{model._meta.object_name}{'Row' if direction == 'response' else written}"

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").partition("/")[0]]

    def get_override_parameters(self) -> list[Any]:
        view = self.rows()
        if view is None or self.method == "POST":
            return []
        if view.action == "list":
            listing = view.listing()
            return [
                OpenApiParameter(name, parameter_schema(listing, name))
                for name in listing.parameters()
            ]
        header = "If-None-Match" if self.method == "GET" else "If-Match"
        return [OpenApiParameter(header, TAG, OpenApiParameter.HEADER)]

    def _resolve_path_parameters(self, variables: Any) -> list[Schema]:
        parameters: list[Schema] = super()._resolve_path_parameters(variables)  # type: ignore[no-untyped-call]
        view = self.rows()
        if view is not None:
            key = view.get_queryset().model._meta.pk
            for parameter in parameters:
                parameter["schema"] = UUID if isinstance(key, models.UUIDField) else KEY
        return parameters

    def _map_serializer_field(
        self, field: Any, direction: Direction, bypass_extensions: bool = False
    ) -> Schema | None:
        if not isinstance(field, StrictField):
            mapped: Schema | None = super()._map_serializer_field(  # type: ignore[no-untyped-call]
                field, direction, bypass_extensions
            )
            return mapped
        if direction == "request" and field.read_only:
            return None
        described = given(field) if direction == "response" else taken(field)
        if field.allow_null:
            described = {"anyOf": [described, {"type": "null"}]}
        meta = {"description": str(field.help_text)} if field.help_text else {}
        return {**described, **self.default(field, direction), **meta}

    def default(self, field: StrictField, direction: Direction) -> Schema:
        """What a new row gets where a client says nothing."""
        model = getattr(getattr(field.parent, "Meta", None), "model", None)
        if model is None or field.required or direction == "response" or self.method == "PATCH":
            return {}
        column = model._meta.get_field(field.source)
        if column.many_to_many or (column.has_default() and callable(column.default)):
            return {}
        value = column.get_default()
        return {} if value is None else {"default": field.to_representation(value)}

    def _get_serializer_field_meta(self, field: Any, direction: Direction) -> Schema:
        """Do not mark what is read-only: bodies of requests do not have it at all."""
        meta: Schema = super()._get_serializer_field_meta(field, direction)  # type: ignore[no-untyped-call]
        if direction == "response":
            meta.pop("readOnly", None)
        return meta

    def _insert_field_validators(self, field: Any, schema: Schema) -> None:
        if not isinstance(field, StrictField):
            super()._insert_field_validators(field, schema)  # type: ignore[no-untyped-call]

    def _map_basic_serializer(self, serializer: Any, direction: Direction) -> Schema:
        described: Schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if isinstance(serializer, EntitySerializer):
            own = type(serializer).__doc__
            described["description"] = own or description_of(serializer, direction)
        if direction == "request":
            return {"properties": {}, **described, "additionalProperties": False}
        return {**described, "required": list(described["properties"])}

    def _get_request_for_media_type(
        self, serializer: Any, direction: Direction = "request"
    ) -> tuple[Schema, bool]:
        schema, _ = super()._get_request_for_media_type(serializer, direction)  # type: ignore[no-untyped-call]
        return schema, True

    def _get_response_for_code(
        self,
        serializer: Any,
        status_code: Any,
        media_types: Any = None,
        direction: Direction = "response",
    ) -> Schema:
        response: Schema = super()._get_response_for_code(  # type: ignore[no-untyped-call]
            serializer, status_code, media_types, direction
        )
        if getattr(self.view, "action", None) == "list":
            for content in response.get("content", {}).values():
                content["schema"] = list_schema(content["schema"])
        return response

    def _get_response_bodies(self, direction: Direction = "response") -> Schema:
        responses: Schema = super()._get_response_bodies(direction)
        problem = ResolvedComponent(  # type: ignore[no-untyped-call]
            "ProblemDocument", ResolvedComponent.SCHEMA, PROBLEM, PROBLEM
        )
        self.registry.register_on_missing(problem)
        for status in self.problems():
            content = {"application/problem+json": {"schema": problem.ref}}
            responses[str(status)] = {"description": TITLES[status], "content": content}
        if self.rows() and "{" in self.path and self.method == "GET":
            responses["304"] = {"description": "Not Modified"}
        return dict(sorted(responses.items()))

    def problems(self) -> list[int]:
        """The statuses of the problems that the operation can answer with."""
        writes = self.method in {"POST", "PUT", "PATCH"}
        statuses = {406, 429, 503, *getattr(self.view, "own_problems", ())}
        if self.get_auth() and {} not in self.get_auth():
            # Who has signed in may always read who they are.
            statuses |= {401, 403} if self.rows() or writes else {401}
        if "{" in self.path:
            statuses |= {404}
        if writes:
            statuses |= {400, 413, 415, 422}
        if getattr(self.view, "action", None) == "list":
            statuses |= {422}
        if self.rows() and self.method not in {"GET", "HEAD"}:
            statuses |= {409} if self.method == "POST" else {409, 412}
        return sorted(statuses)


def one_of(model: type[models.Model]) -> str:
    """One row in words: an order."""
    words = str(model._meta.verbose_name)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def description_of(serializer: EntitySerializer[Any], direction: Direction) -> str:
    """What a body or a row is, in words."""
    model: type[models.Model] = serializer.Meta.model
    one = one_of(model)
    if direction == "request":
        verb = "changes" if is_patched_serializer(serializer, direction) else "writes"
        return f"What a client {verb} of {one}."
    text = getdoc(model) or ""
    # Where nobody wrote more, Django names the columns.
    return f"{one.capitalize()}." if text.startswith(f"{model.__name__}(") else text


def list_schema(items: Schema) -> Schema:
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": items,
            "next": {"anyOf": [STRING, {"type": "null"}]},
            "count": {"type": "integer", "default": 0},
        },
    }


def parameter_schema(listing: Listing, name: str) -> Schema:
    """What a parameter of a list may look like."""
    match name:
        case "limit":
            bounds = {"minimum": 1, "maximum": MAXIMUM_LIMIT, "default": DEFAULT_LIMIT}
            return {"type": "integer", **bounds}
        case "count":
            return {"type": "boolean", "default": False}
        case "search":
            return {"type": "string", "default": ""}
        case "order":
            return ordering(listing.order)
        case "cursor":
            return {"type": "string"}
    field, _, lookup = name.rpartition("__") if name not in listing.filters else (name, "", "")
    match lookup:
        case "in":
            return {"type": "string"}
        case "isnull":
            return {"type": "boolean"}
    return filtered(listing.fields[field], listing.column(field))


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "accounts.authentication.BearerAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> Schema:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "accounts.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> Schema:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
