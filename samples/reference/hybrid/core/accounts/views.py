"""Sign-in: login, refresh, logout, the own account, its password."""

from typing import Any, cast

from django.contrib.auth import authenticate
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import tokens
from accounts.models import User
from accounts.serializers import (
    LoginSerializer,
    PasswordChangeSerializer,
    RefreshTokenSerializer,
    TokenPairSerializer,
    UserSerializer,
)
from common import messages
from common.parsers import MergePatchParser, StrictJSONParser
from common.problems import Problem, field_error
from common.saving import saving
from common.views import ContractView


@method_decorator(cache_control(no_store=True), name="dispatch")
class AuthView(ContractView, GenericAPIView[User]):
    """Answers that nobody may keep."""

    def valid(self) -> dict[str, Any]:
        serializer = self.get_serializer(data=self.body())
        serializer.is_valid(raise_exception=True)
        data: dict[str, Any] = serializer.validated_data
        return data


class PublicAuthView(AuthView):
    """For everybody: what the caller says about himself in headers does not count."""

    authentication_classes = ()
    permission_classes = ()

    def get_authenticate_header(self, request: Request) -> str:
        return "Bearer"


class LoginView(PublicAuthView):
    serializer_class = LoginSerializer
    own_problems = (401, 403)

    @extend_schema(operation_id="auth_login", responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        user = authenticate(**self.valid())
        if not isinstance(user, User):
            raise Problem("unauthenticated", messages.WRONG_LOGIN)
        return Response(tokens.sign_in(user))


class RefreshView(PublicAuthView):
    serializer_class = RefreshTokenSerializer
    own_problems = (401,)

    @extend_schema(operation_id="auth_refresh", responses=TokenPairSerializer)
    def post(self, request: Request) -> Response:
        try:
            return Response(tokens.refresh(self.valid()["refresh_token"]))
        except tokens.InvalidTokenError:
            raise Problem("unauthenticated", messages.WRONG_REFRESH_TOKEN) from None


class LogoutView(PublicAuthView):
    serializer_class = RefreshTokenSerializer

    @extend_schema(operation_id="auth_logout", responses={204: None})
    def post(self, request: Request) -> Response:
        tokens.sign_out(self.valid()["refresh_token"])
        return Response(status=status.HTTP_204_NO_CONTENT)


class MeView(AuthView):
    serializer_class = UserSerializer
    permission_classes = (IsAuthenticated,)
    parser_classes = (StrictJSONParser, MergePatchParser)

    @extend_schema(operation_id="auth_me")
    def get(self, request: Request) -> Response:
        return Response(self.get_serializer(request.user).data)

    def head(self, request: Request) -> Response:
        return self.get(request)

    @extend_schema(operation_id="auth_me_update")
    def patch(self, request: Request) -> Response:
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
        passwords = self.valid()
        user = cast("User", request.user)
        if not user.check_password(passwords["old_password"]):
            wrong = field_error("old_password", "format", what="password")
            raise Problem("validation", errors=[wrong])
        user.set_password(passwords["new_password"])
        with saving(User):
            user.save(update_fields=["password"])
            tokens.sign_out_everywhere(user)
        return Response(status=status.HTTP_204_NO_CONTENT)
