"""Turns whatever goes wrong into a problem document."""

import logging
import re
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from api.common import documents
from api.common.integrity import explain
from api.common.messages import DETAILS, STATUS, TITLES
from api.common.problems import Problem, ProblemDocument
from api.common.refusals import is_away

# What FastAPI and Starlette raise of themselves.
SLUGS: Final = {400: "malformed", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}

logger = logging.getLogger("api.errors")


def install(app: FastAPI) -> None:
    """Answer the exceptions of the application with their documents."""
    app.add_exception_handler(Problem, answer_problem)
    app.add_exception_handler(HTTPException, answer_http_exception)
    app.add_exception_handler(DBAPIError, answer_database_error)
    for unreachable in (OSError, PoolTimeoutError):
        app.add_exception_handler(unreachable, answer_unavailable)


async def answer_problem(_request: Request, error: Any) -> Response:
    """Answer a problem that our own code has raised."""
    response: Response = error.response()
    return response


async def answer_http_exception(request: Request, error: Any) -> Response:
    """Answer what the frameworks raise, and an `HTTPException` of a route."""
    if error.status_code not in SLUGS:
        return in_own_words(error)
    if error.status_code != STATUS["method-not-allowed"]:
        return Problem(SLUGS[error.status_code]).response()
    allow = {"Allow": ", ".join(methods(request.app, request.url.path))}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=allow)
    detail = DETAILS["method-not-allowed"].format(method=request.method)
    return Problem("method-not-allowed", detail, headers=allow).response()


def in_own_words(error: Any) -> Response:
    """Answer with the status, detail and headers of an exception; the type says no more."""
    status = error.status_code
    document = ProblemDocument(
        type="about:blank",
        title=TITLES.get(status) or HTTPStatus(status).phrase,
        status=status,
        detail=str(error.detail),
    )
    return document.response(error.headers)


async def answer_database_error(request: Request, error: Any) -> Response:
    """Answer what the database has refused, be it at COMMIT."""
    problem = None
    if isinstance(error, IntegrityError):
        problem = explain(error, deleting=request.method == "DELETE")
    elif is_away(error):
        return await answer_unavailable(request, error)
    if problem is None:
        raise error
    return problem.response()


async def answer_unavailable(_request: Request, error: Exception) -> Response:
    """Answer when the database, a file or another server cannot be reached; the log says why."""
    logger.error("Unavailable: %r", error)
    return Problem("unavailable", headers={"Retry-After": "1"}).response()


def methods(app: FastAPI, path: str) -> list[str]:
    """Join the methods of all routes of an address."""
    found = {"OPTIONS"}
    for template, operations in app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path):
            found |= {method.upper() for method in operations}
    if path in {app.openapi_url, documents.PATH}:
        found.add("GET")
    return sorted(found | ({"HEAD"} if "GET" in found else set()))
