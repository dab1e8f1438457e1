"""Both halves in one process, for `make run` on a machine without nginx.

FastAPI answers, and Django behind it through a2wsgi, which has threads of its own; Django's own
ASGI handler would run one request at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from a2wsgi import WSGIMiddleware

from api.main import create_app as create_api
from config.wsgi import application

if TYPE_CHECKING:
    from a2wsgi.wsgi_typing import WSGIApp
    from starlette.types import ASGIApp, Receive, Scope, Send

# As in nginx.conf.
DJANGO = (
    "/admin",
    "/static/",
    "/health/core/",
    "/api/v1/auth/",
)


class Mounted:
    """Sends each request to the half that the balancer would have chosen."""

    def __init__(self) -> None:
        self.fastapi: ASGIApp = create_api()
        # a2wsgi describes both protocols with types of its own.
        self.django = cast("ASGIApp", WSGIMiddleware(cast("WSGIApp", application), workers=8))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_django = scope["type"] == "http" and scope["path"].startswith(DJANGO)
        await (self.django if is_django else self.fastapi)(scope, receive, send)


def create_app() -> Mounted:
    return Mounted()
