"""The OpenAPI document: the contract's names, lists and problems."""

import re
from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiParameter

from common.listing import DEFAULT_LIMIT, MAXIMUM_LIMIT, Listing
from common.messages import DETAILS, STATUS

if TYPE_CHECKING:
    from common.viewsets import RowViewSet

Schema = dict[str, Any]

WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
VERBS = {"retrieve": "get", "update": "replace", "partial_update": "update", "destroy": "delete"}
PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "message")},
            },
        },
    },
}


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

    def get_serializer_name(self, serializer: Any, direction: Direction) -> str:
        """The app's name goes first: two apps may have entities of the same name."""
        model = getattr(getattr(serializer, "Meta", None), "model", None)
        if model is None:
            return str(super().get_serializer_name(serializer, direction))
        app = "".join(word.capitalize() for word in model._meta.app_label.split("_"))
        return f"{app}{model._meta.object_name}"

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").partition("/")[0]]

    def get_override_parameters(self) -> list[Any]:
        view = self.rows()
        if view is None or view.action != "list":
            return []
        listing = view.listing()
        return [
            OpenApiParameter(name, parameter_schema(listing, name)) for name in listing.parameters()
        ]

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
        for status in self.problems():
            description = " ".join(text for slug, text in DETAILS.items() if STATUS[slug] == status)
            content = {"application/problem+json": {"schema": PROBLEM}}
            responses[str(status)] = {"description": description, "content": content}
        return responses

    def problems(self) -> list[int]:
        """The statuses of the problems that the operation can answer with."""
        writes = self.method in {"POST", "PUT", "PATCH"}
        statuses = {406, 422} if writes or getattr(self.view, "action", None) == "list" else {406}
        if self.get_auth() and {} not in self.get_auth():
            statuses |= {401, 403}
        if "{" in self.path:
            statuses |= {404}
        if writes:
            statuses |= {400, 413, 415}
        if self.rows() and self.method not in {"GET", "HEAD"}:
            statuses |= {409} if self.method == "POST" else {409, 412}
        return sorted(statuses)


def list_schema(items: Schema) -> Schema:
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": items,
            "next": {"type": ["string", "null"]},
            "count": {"type": "integer"},
        },
    }


def parameter_schema(listing: Listing, name: str) -> Schema:
    """What a parameter of a list may look like; the values of filters are texts of the contract."""
    match name:
        case "limit":
            bounds = {"minimum": 1, "maximum": MAXIMUM_LIMIT, "default": DEFAULT_LIMIT}
            return {"type": "integer", **bounds}
        case "count":
            return {"type": "boolean", "default": False}
        case "order":
            names = "|".join(re.escape(name) for name in listing.order)
            return {"type": "string", "pattern": f"^-?({names})(,-?({names}))*$"}
    return {"type": "boolean"} if name.endswith("__isnull") else {"type": "string"}


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
