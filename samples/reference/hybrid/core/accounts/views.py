"""Sign-in: login, refresh, logout, the own account and its password, registration."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import logins, registrations, resets, throttles, tokens
from accounts.models import User
from accounts.passwords import weakness
from accounts.serializers import (
    LoginSerializer,
    PasswordChangeSerializer,
    PasswordForgotSerializer,
    PasswordResetSerializer,
    RefreshTokenSerializer,
    RegistrationSerializer,
    TokenPairSerializer,
    UserSerializer,
    VerificationSerializer,
)
from common import messages
from common.parsers import MergePatchParser, StrictJSONParser
from common.problems import Problem, field_error, invalid
from common.saving import saving
from common.views import ContractView


class AuthView(ContractView, GenericAPIView[User]):
    """A view that takes what its serializer holds."""

    def valid(self) -> dict[str, Any]:
        serializer = self.get_serializer(data=self.body())
        serializer.is_valid(raise_exception=True)
        data: dict[str, Any] = serializer.validated_data
        return data


class PublicAuthView(AuthView):
    """For everybody: no token and no cookie counts, not even a wrong one."""

    authentication_classes = ()
    permission_classes = ()

    def get_authenticate_header(self, request: Request) -> str:
        return "Bearer"


class LoginView(PublicAuthView):
    serializer_class = LoginSerializer
    own_problems = (401, 403)

    @extend_schema(operation_id="auth_login", responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        """Sign in with a password."""
        login = self.valid()
        throttles.count_caller(request)
        throttles.count("login", login["username"])
        user = logins.user_of(login["username"], login["password"])
        throttles.forget("login", login["username"])
        return Response(tokens.sign_in(user))


class RefreshView(PublicAuthView):
    serializer_class = RefreshTokenSerializer
    own_problems = (401,)

    @extend_schema(operation_id="auth_refresh", responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        """Renew a login; the refresh token is good for one time."""
        try:
            return Response(tokens.refresh(self.valid()["refresh_token"]))
        except tokens.InvalidTokenError:
            raise Problem("unauthenticated", messages.WRONG_REFRESH_TOKEN) from None


class LogoutView(PublicAuthView):
    serializer_class = RefreshTokenSerializer

    @extend_schema(operation_id="auth_logout", responses={204: None})
    def post(self, request: Request) -> Response:
        """End a login, with all its tokens."""
        tokens.sign_out(self.valid()["refresh_token"])
        return Response(status=status.HTTP_204_NO_CONTENT)


class MeView(AuthView):
    serializer_class = UserSerializer
    permission_classes = (IsAuthenticated,)
    parser_classes = (StrictJSONParser, MergePatchParser)

    @extend_schema(operation_id="auth_me")
    def get(self, request: Request) -> Response:
        """Say who is signed in."""
        return Response(self.get_serializer(request.user).data)

    def head(self, request: Request) -> Response:
        return self.get(request)

    @extend_schema(operation_id="auth_me_update")
    def patch(self, request: Request) -> Response:
        """Change what users may say of themselves."""
        serializer = self.get_serializer(request.user, data=self.body(), partial=True)
        serializer.is_valid(raise_exception=True)
        with saving(User):
            serializer.save()
        return Response(serializer.data)


class PasswordChangeView(AuthView):
    serializer_class = PasswordChangeSerializer
    permission_classes = (IsAuthenticated,)

    @extend_schema(operation_id="auth_password_change", responses={204: None})
    def post(self, request: Request) -> Response:
        """Set a new password and end every login of the user."""
        passwords = self.valid()
        user = cast("User", request.user)
        throttles.count("login", user.get_username())
        errors = []
        if not user.check_password(passwords["old_password"]):
            errors.append(field_error("old_password", "format", what="password"))
        weak = weakness(passwords["new_password"], user)
        if weak:
            errors.append(field_error("new_password", "format", weak))
        if errors:
            raise Problem("validation", errors=errors)
        throttles.forget("login", user.get_username())
        user.set_password(passwords["new_password"])
        with saving(User):
            user.save(update_fields=["password"])
        return Response(status=status.HTTP_204_NO_CONTENT)


class PasswordForgotView(PublicAuthView):
    serializer_class = PasswordForgotSerializer

    @extend_schema(operation_id="auth_password_forgot", responses={202: None})
    def post(self, request: Request) -> Response:
        """Write to a user who has forgotten the password; the answer does not tell who is one."""
        email = self.valid()["email"]
        throttles.count_caller(request)
        throttles.count("mail", email)
        resets.forgot(email)
        return Response(status=status.HTTP_202_ACCEPTED)


class PasswordResetView(PublicAuthView):
    serializer_class = PasswordResetSerializer

    @extend_schema(operation_id="auth_password_reset", responses={204: None})
    def post(self, request: Request) -> Response:
        """Set a new password with the token of a message, and end every login of the user."""
        given = self.valid()
        throttles.count_caller(request)
        resets.reset(**given)
        return Response(status=status.HTTP_204_NO_CONTENT)


class RegisterView(PublicAuthView):
    serializer_class = RegistrationSerializer

    @extend_schema(operation_id="auth_register", responses={202: None})
    def post(self, request: Request) -> Response:
        """Begin an account; the message to its address says how it goes on."""
        given = self.valid()
        throttles.count_caller(request)
        throttles.count("mail", given["email"])
        registrations.register(**given)
        return Response(status=status.HTTP_202_ACCEPTED)


class VerifyEmailView(PublicAuthView):
    serializer_class = VerificationSerializer

    @extend_schema(operation_id="auth_verify_email", responses={204: None})
    def post(self, request: Request) -> Response:
        """Make a user of a registration with the token of its message."""
        given = self.valid()
        throttles.count_caller(request)
        try:
            registrations.verify(given["token"])
        except tokens.InvalidTokenError:
            raise invalid(field_error("token", "format", what="token")) from None
        return Response(status=status.HTTP_204_NO_CONTENT)
