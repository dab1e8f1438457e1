"""The admin: how often somebody may try to enter it."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts import throttles
from common.problems import Problem


class LoginForm(AdminAuthenticationForm):
    """The sign-in page, with the limits of the API's."""

    def clean(self) -> dict[str, Any]:
        login = self.cleaned_data.get("username", "")
        try:
            throttles.count_caller(cast("HttpRequest", self.request))
            throttles.count("login", login)
        except Problem as problem:
            wait = problem.headers["Retry-After"]
            raise ValidationError(f"Too many tries. Try again in {wait} seconds.") from None
        cleaned = super().clean()
        throttles.forget("login", login)
        return cleaned


class AdminSite(admin.AdminSite):
    login_form = LoginForm
