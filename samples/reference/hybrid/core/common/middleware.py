"""What happens around every request."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from common.logs import request_id

GetResponse = Callable[[HttpRequest], HttpResponseBase]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
PAGES = ("/admin", "/static/", "/api/v1/docs")
POLICY = "default-src 'none'; frame-ancestors 'none'"
# The admin's and the docs' pages; both style some elements inline.
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

logger = logging.getLogger("requests")


class RequestIdMiddleware:
    """Name the request, in the answer and in every line of the log; one line says how it went."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        name = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(name)
        started = time.monotonic()
        try:
            response = self.get_response(request)
            milliseconds = (time.monotonic() - started) * 1000
            logger.info(
                "%s %s %s %.1f ms", request.method, request.path, response.status_code, milliseconds
            )
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = name
        # Tokens, and who somebody is, are for nobody to keep.
        if request.path.startswith("/api/v1/auth/"):
            response["Cache-Control"] = "no-store"
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            # It would speak of the body that the client has, which is not empty.
            del response["Content-Length"]
        return response


class ContentSecurityPolicyMiddleware:
    """Nothing may be loaded by the API's answers, and only our own files by pages.

    A view that sets a policy of its own keeps it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        pages = request.path.startswith(PAGES)
        response.setdefault("Content-Security-Policy", PAGE_POLICY if pages else POLICY)
        return response


class TrailingSlashMiddleware:
    """The API's addresses have no trailing slash; the admin's keep theirs."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.get_full_path().partition("?")[0]
        if not (path.startswith("/api/") and path.endswith("/")):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        location = path.rstrip("/") + (f"?{query}" if query else "")
        response = HttpResponse(status=308, headers={"Location": location})
        del response["Content-Type"]
        return response
