"""Problem documents (RFC 9457): every error of the API, whoever raised it."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response

from common.messages import DETAILS, MESSAGES, STATUS, TITLES
from common.renderers import to_json

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, one parameter, or the whole (field "")."""

    field: str
    code: str
    message: str


def field_error(field: str, code: str, template: str | None = None, **words: object) -> FieldError:
    """An error with its text from the table of messages."""
    return FieldError(field, code, (template or MESSAGES[code]).format(**words))


class Problem(exceptions.APIException):
    """An error that says all of its answer."""

    def __init__(
        self,
        slug: str,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **words: object,
    ) -> None:
        super().__init__(detail or DETAILS[slug].format(**words), slug)
        self.slug = slug
        self.status_code = STATUS[slug]
        self.errors = errors
        self.headers = {"WWW-Authenticate": "Bearer"} if self.status_code == 401 else {}
        self.headers.update(headers or {})

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "type": f"/problems/{self.slug}",
            "title": TITLES[self.status_code],
            "status": self.status_code,
            "detail": str(self.detail),
        }
        if self.errors:
            body["errors"] = [asdict(error) for error in self.errors]
        return body

    def response(self) -> HttpResponse:
        """The answer where no view of DRF is at work."""
        return HttpResponse(
            to_json(self.body()),
            status=self.status_code,
            content_type=MEDIA_TYPE,
            headers=self.headers,
        )


def invalid(*errors: FieldError) -> Problem:
    return Problem("validation", errors=errors)


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> Response:
    """DRF's hook: an exception in a view becomes a problem document."""
    problem = problem_of(exc, context)
    return Response(
        problem.body(),
        status=problem.status_code,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )


def problem_of(exc: Exception, context: Mapping[str, Any]) -> Problem:
    match exc:
        case Problem():
            return exc
        case exceptions.ValidationError():
            return invalid(*flatten(exc.detail))
        case exceptions.NotAuthenticated():
            return Problem("unauthenticated")
        case exceptions.AuthenticationFailed():
            return Problem("unauthenticated", str(exc.detail))
        case exceptions.PermissionDenied() | PermissionDenied():
            return Problem("forbidden")
        case exceptions.NotFound() | Http404():
            return Problem("not-found")
        case exceptions.MethodNotAllowed():
            allow = ", ".join(sorted(context["view"].allowed_methods))
            method = context["request"].method
            return Problem("method-not-allowed", method=method, headers={"Allow": allow})
        case exceptions.NotAcceptable():
            return Problem("not-acceptable")
        case exceptions.UnsupportedMediaType():
            return Problem("unsupported-media-type")
        case exceptions.Throttled():
            return Problem("throttled", headers={"Retry-After": "1"})
        case OperationalError():
            logger.error("The database does not answer", exc_info=exc)
            return Problem("unavailable", headers={"Retry-After": "1"})
    logger.error("Unhandled exception", exc_info=exc)
    return Problem("internal")


def flatten(detail: Any, path: str = "") -> Iterator[FieldError]:
    """DRF's nested error details as one list with dotted names, one error for each field."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from flatten(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(detail, list):
        yield from flatten(detail[0], path)
    else:
        yield FieldError(path, detail.code, str(detail))
