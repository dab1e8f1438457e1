"""Who may do what."""

from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS, BasePermission

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView


class StaffWritesOthersRead(BasePermission):
    """Staff and superusers do everything, everybody else who is signed in reads."""

    def has_permission(self, request: "Request", view: "APIView") -> bool:
        user = request.user
        if not user.is_authenticated:
            return False
        return request.method in SAFE_METHODS or user.is_staff or user.is_superuser
