"""What users may do: for the API and for the admin."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q

from accounts.roles import APPS, MEMBER, PUBLIC
from common.access import owned_permission, owns


class RoleBackend(ModelBackend):
    """Django's permissions, with the two groups that everybody is in and those for own rows."""

    def get_all_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        if not hasattr(user_obj, "role_permissions"):
            user_obj.role_permissions = self.read_permissions(user_obj)
        names: set[str] = user_obj.role_permissions
        return names

    def read_permissions(self, user: Any) -> set[str]:
        """All that somebody may do, in one query."""
        granted = Q(group__name=PUBLIC)
        if user.is_authenticated:
            if not user.is_active:
                return set()
            granted |= Q(group__name=MEMBER) | Q(group__user=user) | Q(user=user)
            if user.is_superuser:
                granted |= Q(content_type__app_label__in=APPS)
        names = Permission.objects.filter(granted).order_by()
        pairs = names.values_list("content_type__app_label", "codename").distinct()
        return {f"{app}.{codename}" for app, codename in pairs}

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether somebody may do something: with all rows, or with this one."""
        names = self.get_all_permissions(user_obj)
        own = obj is not None and owned_permission(perm, type(obj)) in names
        return perm in names or (own and owns(user_obj, obj))
