"""The admin, open to staff and to roles that may enter it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

ENTER = "accounts.enter_admin"


def may_enter(user: Any) -> bool:
    return bool(user.is_active and (user.is_staff or user.has_perm(ENTER)))


class LoginForm(AdminAuthenticationForm):
    """The admin's sign-in page; Django's own lets in nobody but staff."""

    def confirm_login_allowed(self, user: Any) -> None:
        AuthenticationForm.confirm_login_allowed(self, user)
        if not may_enter(user):
            raise ValidationError(
                self.error_messages["invalid_login"],
                code="invalid_login",
                params={"username": self.username_field.verbose_name},
            )


class AdminSite(admin.AdminSite):
    login_form = LoginForm

    def has_permission(self, request: HttpRequest) -> bool:
        return may_enter(request.user)
