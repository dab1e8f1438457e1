"""Both halves in one process, for `make run` on a machine without nginx.

FastAPI answers, and Django behind it through a2wsgi, which has threads of its own; Django's own
ASGI handler would run one request at a time.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from a2wsgi import WSGIMiddleware

from api.main import create_app as create_api
from config.wsgi import application

if TYPE_CHECKING:
    from a2wsgi.wsgi_typing import WSGIApp
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.settings import Settings

# As in nginx.conf; an app that both halves answer is the heavier one's.
DJANGO = (
    "/admin/",
    "/static/",
    "/health/core/",
    "/api/v1/auth/",
)
# Django's requests at the same time; others wait for a thread.
THREADS = 8


class Mounted:
    """Sends each request to the half that answers it; everything else is FastAPI's."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.fastapi: ASGIApp = create_api(settings)
        # a2wsgi describes both protocols with types of its own.
        self.django = cast("ASGIApp", WSGIMiddleware(cast("WSGIApp", application), THREADS))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one connection."""
        if scope["type"] == "http" and is_djangos(scope["path"]):
            await self.django(scope, whole(receive), send)
        else:
            await self.fastapi(scope, receive, send)


def is_djangos(path: str) -> bool:
    """Whether Django answers the path."""
    return path == "/admin" or path.startswith(DJANGO)


def whole(receive: Receive) -> Receive:
    """Read a body to its end: one that the client broke off is no shorter body."""

    async def receive_or_fail() -> Message:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionAbortedError
        return message

    return receive_or_fail


def create_app(settings: Settings | None = None) -> Mounted:
    """Build both applications."""
    app = Mounted(settings)
    # Django's settings print every record already.
    logging.getLogger("api").propagate = False
    return app
