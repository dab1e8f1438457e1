"""Who is calling: a bearer token first, else Django's session."""

from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from accounts.models import User
from accounts.tokens import InvalidTokenError, user_of
from common.messages import WRONG_TOKEN
from common.problems import Problem


class BearerAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer TOKEN`; a wrong one never falls back to a cookie."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        try:
            return user_of(token.strip()), None
        except InvalidTokenError:
            raise AuthenticationFailed(WRONG_TOKEN) from None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class SessionAuthentication(authentication.SessionAuthentication):
    """The cookie of the admin's sign-in page, with CSRF protection."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise Problem("csrf") from None
