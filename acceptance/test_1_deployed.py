"""gateway/nginx.conf under what a deployment sets: limits, other sites, TLS, proxies in front."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import httpx
import pytest

from armature import environment
from stand_ins import BACK_SECONDS, Balancer, corner_shop, nginx_is_here, running

pytestmark = pytest.mark.skipif(not nginx_is_here(), reason="nginx is not installed")

FRIEND = "https://friend.example"
RATE = 2


@pytest.fixture(scope="module")
def repository(work: Path, launcher: Path) -> Path:
    return corner_shop(work)


@pytest.fixture(scope="module")
def deployed(repository: Path) -> Iterator[Balancer]:
    """Under what a deployment sets."""
    origins = f"{FRIEND}, https://{'long.' * 20}example,{FRIEND}"
    with running(
        repository, RATE_LIMIT=str(RATE), CORS_ORIGINS=origins, ENVIRONMENT="production", BODY_LIMIT="1000"
    ) as made:
        yield made


OWN = {
    400: b"GET /api/v1/%zz HTTP/1.1\r\n",
    405: b"TRACE /health/live HTTP/1.1\r\n",
    413: b"POST /health/live HTTP/1.1\r\nContent-Length: 1001\r\n",
    503: b"GET /health/die HTTP/1.1\r\n",
}


@pytest.mark.parametrize("status", OWN)
@pytest.mark.parametrize("origin", [FRIEND, "https://stranger.example", ""])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_headers_of_its_own_answers(deployed: Balancer, status: int, origin: str, scheme: str) -> None:
    """A problem that nginx makes has what the processes' have: for other sites, browsers and logs."""
    time.sleep(BACK_SECONDS if status == 503 else 0)
    lines = f"Host: localhost\r\nX-Forwarded-Proto: {scheme}\r\nX-Request-ID: asked-{status}\r\n"
    lines += f"Origin: {origin}\r\n" if origin else ""
    with socket.create_connection(("127.0.0.1", deployed.port), 30) as connection:
        connection.sendall(OWN[status] + lines.encode() + b"\r\n")
        answer = HTTPResponse(connection)
        answer.begin()
        assert json.loads(answer.read())["status"] == answer.status == status
    headers = answer.headers
    assert headers["Content-Type"] == "application/problem+json"
    # Of a request whose first line could not be read the rest is not known.
    asked = f"asked-{status}" if status != 400 else "[0-9a-f]{32}"
    assert re.fullmatch(asked, headers["X-Request-ID"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    safe = "max-age=31536000; includeSubDomains" if scheme == "https" and status != 400 else None
    assert headers["Strict-Transport-Security"] == safe
    reader = FRIEND if origin == FRIEND and status != 400 else None
    assert headers["Access-Control-Allow-Origin"] == reader
    assert headers["Access-Control-Allow-Credentials"] == (reader and "true")
    assert headers["Vary"] == (reader and "Origin")
    assert ("X-Request-ID" in headers.get("Access-Control-Expose-Headers", "")) == bool(reader)


def test_a_rate_in_numbers(deployed: Balancer) -> None:
    """RATE_LIMIT requests may come at once, and as many each second."""
    time.sleep(1.1)
    began = time.monotonic()
    headers = {"Origin": FRIEND, "X-Forwarded-Proto": "https"}
    answers = [httpx.get(f"{deployed.address}/api/v1/shop/rows", headers=headers) for _ in range(20)]
    seconds = time.monotonic() - began
    taken = [answer for answer in answers if answer.status_code == 200]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(taken) + len(refused) == len(answers)
    assert {answer.status_code for answer in answers[:RATE]} == {200}
    assert RATE <= len(taken) <= RATE * (1 + seconds) + 1
    for answer in refused:
        assert answer.json()["type"] == "/problems/throttled"
        assert answer.headers["Retry-After"] == "1"
        assert answer.headers["Access-Control-Allow-Origin"] == FRIEND
        assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]
        assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert refused


def asked(balancer: Balancer, client: str, scheme: str = "http") -> httpx.Response:
    """A request for that client, as a proxy passes it on: what the client claimed stands before it."""
    headers = {"X-Forwarded-For": f"6.6.6.6, {client}", "X-Forwarded-Proto": scheme}
    return httpx.get(f"{balancer.address}/api/v1/shop/rows", headers=headers)


def test_a_proxy_that_is_trusted(repository: Path) -> None:
    """Its clients are limited apart, and the processes and the log are told theirs, not its address."""
    with running(repository, RATE_LIMIT=str(RATE), TRUSTED_PROXIES="192.0.2.0/24, 127.0.0.1") as made:
        clients = ["9.9.9.1", "2001:db8::1", "9.9.9.2, 192.0.2.7"]
        answers = [asked(made, client, "https") for client in clients for _ in range(RATE)]
        assert {answer.status_code for answer in answers} == {200}
        told = [answer.json()["headers"] for answer in answers[::RATE]]
        assert [one["x-forwarded-for"] for one in told] == ["9.9.9.1", "2001:db8::1", "9.9.9.2"]
        assert {one["x-forwarded-proto"] for one in told} == {"https"}
        # One client has no more than before.
        assert 429 in {asked(made, clients[0]).status_code for _ in range(RATE * 5)}
    assert {line["client"] for line in made.log()} >= {"9.9.9.1", "2001:db8::1", "9.9.9.2"}


def test_a_proxy_that_is_not_trusted(deployed: Balancer, repository: Path) -> None:
    """What it says about clients is not believed, and their number is one."""
    time.sleep(1.1)
    answers = [asked(deployed, f"9.9.9.{number}", "https") for number in range(RATE * 5)]
    assert answers[0].json()["headers"]["x-forwarded-for"] == "127.0.0.1"
    # Nobody is named, so whoever ends TLS in front may say so.
    assert answers[0].json()["headers"]["x-forwarded-proto"] == "https"
    assert 429 in {answer.status_code for answer in answers}
    with running(repository, TRUSTED_PROXIES="192.0.2.1") as made:
        told = asked(made, "9.9.9.1", "https").json()["headers"]
        assert told["x-forwarded-for"] == "127.0.0.1"
        assert told["x-forwarded-proto"] == "http"


@pytest.mark.parametrize("trusted", ["", "10.0.0.0/8,192.0.2.1/32"])
def test_containers_say_the_same(repository: Path, tmp_path: Path, trusted: str) -> None:
    """What the container's start.sh writes is what `make run` writes under production's settings."""
    settings = environment(
        RATE_LIMIT=str(RATE),
        CORS_ORIGINS=f"{FRIEND}, https://Other.example",
        TRUSTED_PROXIES=trusted,
        BODY_LIMIT="1000",
        ENVIRONMENT="production",
    )
    script = (repository / "deploy/gateway/start.sh").read_text("utf-8").replace("/tmp/", f"{tmp_path}/")
    assert script.count("\nexec nginx ") == 1
    subprocess.run(["sh", "-c", script.replace("\nexec nginx ", "\ntrue ")], env=settings, check=True)
    written = (tmp_path / "limits.conf").read_text("utf-8")
    command = "import gateway, os; print(gateway.place({}, os.environ))"
    place = subprocess.run(
        [sys.executable, "-c", command],
        cwd=repository / "scripts",
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert ["access_log", "access.log", "json;", *written.split()] == place.stdout.split()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RATE_LIMIT", "many"),
        ("RATE_LIMIT", "0"),
        ("CORS_ORIGINS", "*"),
        ("TRUSTED_PROXIES", "proxy.example.org"),
        ("TRUSTED_PROXIES", "127.0.0.1,10.0.0.1/8"),
    ],
)
def test_settings_that_mean_nothing(repository: Path, name: str, value: str) -> None:
    """They are named before anything listens."""
    command = "import gateway, os; gateway.place({}, os.environ)"
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=repository / "scripts",
        env=environment(**{name: value}),
        capture_output=True,
        text=True,
    )
    assert f"RunError: {name} " in done.stderr, done.stderr
