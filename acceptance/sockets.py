"""Requests that no HTTP client sends, by hand."""

import json
import socket
from contextlib import suppress
from http.client import HTTPResponse
from urllib.parse import urlsplit

ODD_REQUESTS = {
    "a long address": b"GET /api/v1/catalog/tags?x=" + b"a" * 9000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a long header": b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + b"a" * 70000 + b"\r\n\r\n",
    "no HTTP": b"NOTHING\r\n\r\n",
    "NUL in the address": b"GET /api/v1/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "broken escape": b"GET /api/v1/%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "above the root": b"GET /api/../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a strange length": b"POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: abc\r\n\r\n",
    "no host": b"GET /health/live HTTP/1.1\r\n\r\n",
    "TRACE": b"TRACE /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a method of its own": b"BREW /api/v1/catalog/tags HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "chunks without end": b"POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 20
    + b"0\r\n\r\n",
}


def exchange(address: str, request: bytes) -> tuple[int, str | None, bytes]:
    """Send the bytes as they are; status, Content-Type and body of what comes back."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        with suppress(OSError):  # the server may answer and close before it has read everything
            connection.sendall(request)
        answer = HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.headers["Content-Type"], answer.read()


def faults(address: str) -> list[str]:
    """Which odd requests get anything but a problem document."""
    found = []
    for name, request in ODD_REQUESTS.items():
        status, media, body = exchange(address, request)
        try:
            kind = json.loads(body)["type"] if media == "application/problem+json" else ""
        except (ValueError, KeyError, TypeError):
            kind = ""
        print(f"{name}: {status} {kind}")
        if not kind.startswith("/problems/") or not 400 <= status < 500:
            found.append(f"{name}: {status} {media} {body[:200]!r}")
    return found
