"""Who may do what."""

from typing import TYPE_CHECKING, Any

from django.db import models
from rest_framework.filters import BaseFilterBackend
from rest_framework.permissions import BasePermission

from common.access import Reach, reach, reaches, visible

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView

ACTIONS = {
    "GET": "view",
    "HEAD": "view",
    "POST": "add",
    "PUT": "change",
    "PATCH": "change",
    "DELETE": "delete",
}


def action(request: "Request", view: "APIView") -> str:
    """What the request does with rows; a view may know better than the method tells."""
    return getattr(view, "needs", None) or ACTIONS[request.method or ""]


class RolePermission(BasePermission):
    """What the permissions of the caller reach: some rows of the list, and this one."""

    def has_permission(self, request: "Request", view: Any) -> bool:
        model = view.get_queryset().model
        return reach(request.user, model, action(request, view)) is not Reach.NONE

    def has_object_permission(self, request: "Request", view: "APIView", obj: Any) -> bool:
        return reaches(request.user, obj, action(request, view))


class VisibleRows(BaseFilterBackend):
    """The rows that the caller sees; others are not there."""

    def filter_queryset(
        self, request: "Request", queryset: models.QuerySet[Any, Any], view: "APIView"
    ) -> models.QuerySet[Any, Any]:
        return visible(queryset, request.user)
