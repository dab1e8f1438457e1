"""The view below all others, and the views that belong to no entity."""

import io
from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import exceptions, status
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.problems import Problem
from common.renderers import CompactJSONRenderer, NoNegotiation


class ContractView(APIView):
    """What comes before a handler, in the contract's order: 405, 413, 406, 401, 403."""

    @property
    def default_response_headers(self) -> dict[str, str]:
        # DRF would put Allow on every answer.
        return {}

    def body_limit(self) -> int:
        """How many bytes a body may have."""
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if request.method not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(request.method or "")
        if request.method == "OPTIONS":
            # Anybody may ask, so this is before authentication.
            return
        limit = self.body_limit()
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
            # Read what is allowed, or a server that finds much of it unread hangs up on the client.
            request.read(limit)
            raise Problem("too-large")
        super().initial(request, *args, **kwargs)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        allow = ", ".join(sorted(self.allowed_methods))
        return Response(status=status.HTTP_204_NO_CONTENT, headers={"Allow": allow})

    def body(self) -> Any:
        """The parsed body. DRF itself takes an empty one for {}, which is not JSON."""
        negotiator = self.get_content_negotiator()
        parser = negotiator.select_parser(self.request, self.get_parsers())
        if parser is None:
            raise exceptions.UnsupportedMediaType(self.request.content_type)
        return parser.parse(io.BytesIO(self.request.body))


@extend_schema(exclude=True)
class LiveView(ContractView):
    """The process answers."""

    authentication_classes = ()
    permission_classes = ()
    content_negotiation_class = NoNegotiation

    def get(self, request: Request) -> Response:
        return Response({"status": "ok"})


class ReadyView(LiveView):
    """The process answers, and the database with its tables does."""

    def get(self, request: Request) -> Response:
        try:
            get_user_model()._default_manager.exists()
        except DatabaseError:
            raise Problem("unavailable") from None
        return super().get(request)


class OpenAPIView(ContractView, SpectacularAPIView):
    """The OpenAPI document."""

    renderer_classes = [CompactJSONRenderer]
    content_negotiation_class = NoNegotiation


class EntersAdmin(BasePermission):
    """Whoever may enter the admin."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return admin.site.has_permission(cast("HttpRequest", request))


class DocsView(ContractView, SpectacularSwaggerSplitView):
    """The document as pages, with assets of our own: for everybody, or for staff."""

    authentication_classes = APIView.authentication_classes
    content_negotiation_class = NoNegotiation

    def get_authenticators(self) -> list[BaseAuthentication]:
        return super().get_authenticators() if settings.API_DOCS == "staff" else []

    def get_permissions(self) -> list[BasePermission]:
        return [EntersAdmin()] if settings.API_DOCS == "staff" else []

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        if answer.exception:
            # The page's own renderer would make a line of text of a problem.
            answer.accepted_renderer = CompactJSONRenderer()
        return answer


def is_for_people(request: HttpRequest) -> bool:
    return request.path.startswith("/admin")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if is_for_people(request):
        return defaults.bad_request(request, exception)
    too_large = isinstance(exception, RequestDataTooBig)
    return Problem("too-large" if too_large else "malformed").response()


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if is_for_people(request):
        return defaults.permission_denied(request, exception)
    return Problem("forbidden").response()


@csrf_exempt
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    if exception and is_for_people(request):
        return defaults.page_not_found(request, exception)
    return Problem("not-found").response()


def server_error(request: HttpRequest) -> HttpResponse:
    if is_for_people(request):
        return defaults.server_error(request)
    return Problem("internal").response()
