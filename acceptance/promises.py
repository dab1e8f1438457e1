"""What the contract promises of every answer: other sites, floods, logs, large files, a lost database."""

import json
import os
import signal
import socket
import time
from contextlib import suppress
from http.client import HTTPResponse
from urllib.parse import urlsplit

import httpx

from accounts import Accounts
from forms import Admin

FRIEND, STRANGER = "https://friend.example", "https://stranger.example"
MEBIBYTE = 1024 * 1024
FLOOD = 400
EXPOSED = {"etag", "location", "retry-after", "x-request-id"}
UNSAFE = {"DELETE", "PATCH", "POST", "PUT"}


def other_sites(accounts: Accounts) -> None:
    """Pages of a site in CORS_ORIGINS read every answer, problems too; those of another one read none."""
    for at in accounts.everywhere:
        url = f"{at}{accounts.private}"
        own = accounts.client.get(url)
        friend = accounts.client.get(url, headers={"Origin": FRIEND})
        assert own.status_code == friend.status_code == 401, at
        assert friend.content == own.content, at
        assert friend.headers["Access-Control-Allow-Origin"] == FRIEND, (at, friend.headers)
        assert friend.headers["Access-Control-Allow-Credentials"] == "true", (at, friend.headers)
        assert words(friend, "Access-Control-Expose-Headers") >= EXPOSED, (at, friend.headers)
        assert "origin" in words(friend, "Vary"), (at, friend.headers)
        stranger = accounts.client.get(url, headers={"Origin": STRANGER})
        assert stranger.content == own.content, at
        assert closed(stranger), (at, stranger.headers)
        asks = {"Access-Control-Request-Method": "PATCH"}
        wanted = {"Access-Control-Request-Headers": "authorization, content-type, if-match"}
        may = accounts.client.options(url, headers={"Origin": FRIEND, **asks, **wanted})
        assert may.status_code in (200, 204), (at, may)
        assert may.headers["Access-Control-Allow-Origin"] == FRIEND, (at, may.headers)
        assert may.headers["Access-Control-Allow-Credentials"] == "true", (at, may.headers)
        assert {name.upper() for name in words(may, "Access-Control-Allow-Methods")} >= UNSAFE, (
            at,
            may.headers,
        )
        allowed = words(may, "Access-Control-Allow-Headers")
        assert allowed >= {"authorization", "content-type", "if-match"}, (at, may.headers)
        may_not = accounts.client.options(url, headers={"Origin": STRANGER, **asks, **wanted})
        assert closed(may_not), (at, may_not.headers)


def words(answer: httpx.Response, name: str) -> set[str]:
    return {word.strip().lower() for word in answer.headers.get(name, "").split(",")}


def closed(answer: httpx.Response) -> bool:
    """Whether a browser keeps the answer from another site's page."""
    return answer.headers.get("Access-Control-Allow-Origin") not in ("*", STRANGER)


def a_flood(accounts: Accounts) -> None:
    """The balancer answers a hundred requests a second of one address, and tells the others when to come."""
    parts = urlsplit(accounts.running.address)
    lines = (f"GET {accounts.private} HTTP/1.1", f"Host: {parts.netloc}", f"Origin: {FRIEND}")
    request = "\r\n".join([*lines, "Connection: close", "", ""]).encode()
    waiting = [socket.create_connection((parts.hostname, parts.port), timeout=60) for _ in range(FLOOD)]
    for connection in waiting:
        connection.sendall(request)
    statuses: dict[int, int] = {}
    for connection in waiting:
        answer = HTTPResponse(connection)
        answer.begin()
        body = answer.read()
        connection.close()
        statuses[answer.status] = statuses.get(answer.status, 0) + 1
        if answer.status == 429:
            assert answer.headers["Content-Type"] == "application/problem+json", answer.headers.items()
            assert answer.headers["Retry-After"] == "1", answer.headers.items()
            assert answer.headers["X-Request-ID"], answer.headers.items()
            assert answer.headers["Access-Control-Allow-Origin"] == FRIEND, answer.headers.items()
            assert json.loads(body)["type"] == "/problems/throttled", body
    assert set(statuses) == {401, 429}, statuses
    assert statuses[401] >= 100, statuses
    time.sleep(1.1)
    again = accounts.client.get(f"{accounts.running.address}{accounts.private}")
    assert again.status_code == 401, again.text
    # Probes have no limit.
    alive = {accounts.client.get(f"{accounts.running.address}/health/live").status_code for _ in range(250)}
    assert alive == {200}, alive


def an_id_in_the_logs(accounts: Accounts) -> None:
    """The id of an answer, given or made, is in the log of the process that answered."""
    log = accounts.repository.path / ".run" / "acceptance.log"
    for number, at in enumerate(accounts.everywhere):
        for given in ({}, {"X-Request-ID": f"{accounts.run}.seen-{number}"}):
            answer = accounts.client.get(f"{at}{accounts.private}", headers=given)
            name = answer.headers["X-Request-ID"]
            assert name == given.get("X-Request-ID", name)
            deadline = time.monotonic() + 10
            while name not in log.read_text("utf-8", "replace"):
                assert time.monotonic() < deadline, f"{at}: no line of the log has {name}"
                time.sleep(0.1)


def a_large_file(accounts: Accounts) -> None:
    """A file may have 10 MiB with what is around it, past the balancer and in each process."""
    path = accounts.file()
    token = accounts.tokens(*accounts.running.logins["admin"])["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    for at in accounts.everywhere:
        for size, status in ((10 * MEBIBYTE - 1000, 200), (10 * MEBIBYTE + 1, 413)):
            parts = {"file": ("iliad.txt", b"x" * size, "text/plain")}
            answer = accounts.client.put(f"{at}{path}", files=parts, headers=headers)
            assert answer.status_code == status, (at, size, answer.text)
            if status == 413:
                assert answer.json()["type"] == "/problems/too-large", answer.text
                assert answer.headers["Content-Type"] == "application/problem+json"


def a_lost_database(accounts: Accounts) -> None:
    """Every process is not ready while PostgreSQL is away, and ready again without a restart."""
    probes = [f"{at}/health/{kind}" for at in accounts.everywhere for kind in ("ready", "core/ready")]
    probes = [url for url in probes if httpx.get(url, timeout=60).status_code == 200]
    assert len(probes) >= len(accounts.everywhere), probes
    lines = (accounts.repository.path / ".run/postgres/data/postmaster.pid").read_text("utf-8").splitlines()
    os.kill(int(lines[0]), signal.SIGINT)
    away, deadline = set[str](), time.monotonic() + 60
    ready: set[str] = set()
    while len(ready) < len(probes) and time.monotonic() < deadline:
        ready = set()
        for url in probes:
            with suppress(httpx.ReadTimeout):
                answer = httpx.get(url, timeout=30)
                if answer.status_code == 200:
                    ready.add(url)
                else:
                    assert answer.status_code == 503, (url, answer.text)
                    assert answer.json()["type"] == "/problems/unavailable", (url, answer.text)
                    away.add(url)
        live = httpx.get(f"{accounts.running.address}/health/live", timeout=30)
        assert live.status_code == 200, live.text
        if not away:
            ready = set()
    assert away, "nobody noticed that the database was away"
    assert ready == set(probes), sorted(set(probes) - ready)


def the_docs_page(accounts: Accounts) -> None:
    """Where it is for staff: for whoever enters the admin, by token or session, and nobody else."""
    logins = accounts.running.logins
    tokens = {
        role: accounts.tokens(*logins[role])["access_token"] for role in ("member", "librarian", "admin")
    }
    for at in accounts.everywhere:
        url = f"{at}/api/v1/docs"
        assert accounts.client.get(url).status_code == 401, at
        for role, token in tokens.items():
            page = accounts.client.get(url, headers={"Authorization": f"Bearer {token}"})
            assert page.status_code == (403 if role == "member" else 200), (at, role, page.text[:300])
            kind = "application/problem+json" if role == "member" else "text/html; charset=utf-8"
            assert page.headers["Content-Type"] == kind, (at, role, page.headers)
        assert accounts.client.get(f"{at}/api/v1/openapi.json").status_code == 200, at
    if accounts.repository.architecture != "fastapi":
        for role in ("librarian", "admin"):
            cookies = Admin(accounts.signing[0], *logins[role]).cookies
            sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
            for at in accounts.everywhere:
                page = accounts.client.get(f"{at}/api/v1/docs", headers={"Cookie": sent})
                assert page.status_code == 200, (at, role, page.text[:300])


PROMISES = [other_sites, the_docs_page, a_flood, an_id_in_the_logs, a_large_file, a_lost_database]
