"""What happens around every request: its id, its log line, the headers of its answer."""

import logging
import re
import time
import uuid
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.common.logs import request_id
from api.common.problems import Problem

# As Django reads them: a name or an address, and perhaps a port.
HOST: Final = re.compile(r"([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(?::[0-9]+)?")
REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")

logger = logging.getLogger("api.requests")


class RequestContext:
    """Gives each request an id, logs it, and adds the security headers to its answer."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        identity = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        began, status, answered = time.perf_counter(), 0, False

        async def send_with_headers(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], True
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = identity
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if status == HTTPStatus.NO_CONTENT:
                    del headers["Content-Type"]
                if scope["path"].startswith("/api/v1/auth/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            logger.exception("The request failed.")
            if answered:
                raise
            await Problem("internal").response()(scope, receive, send_with_headers)
        finally:
            taken = (time.perf_counter() - began) * 1000
            logger.info("%s %s %s %.1f ms", scope["method"], scope["path"], status, taken)
            request_id.reset(token)


class Addresses:
    """Redirects a trailing slash and answers HEAD as GET without a body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith("/api/") and scope["path"].endswith("/"):
            await redirect(scope, send)
        elif scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, without_body(send))
        else:
            await self.app(scope, receive, send)


class Hosts:
    """Refuses requests for names that this site does not answer to, as Django does.

    A name with a dot before it holds for those below it too, `*` for all.
    """

    def __init__(self, app: ASGIApp, *, names: Sequence[str]) -> None:
        self.app = app
        self.names = [name.lower() for name in names]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self.knows(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
        else:
            await Problem("malformed").response()(scope, receive, send)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this site."""
        parts = HOST.fullmatch(host.lower())
        name = parts[1].removesuffix(".") if parts else ""
        return bool(name) and any(
            known in {"*", name} or (known.startswith(".") and f".{name}".endswith(known))
            for known in self.names
        )


async def redirect(scope: Scope, send: Send) -> None:
    """Send the client to the address without the slash, on this host."""
    path = "/" + scope["path"].strip("/")
    query = scope["query_string"].decode("latin-1")
    location = quote(path, safe="/-._~!$&'()*+,;=:@%") + (f"?{query}" if query else "")
    headers = [(b"location", location.encode("latin-1")), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def without_body(send: Send) -> Send:
    """Pass on everything but the body."""

    async def send_start(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_start
