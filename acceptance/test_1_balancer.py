"""gateway/nginx.conf in front of servers that stand in for the processes: who answers, and if they do not."""

import json
import math
import resource
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from stand_ins import BACK_SECONDS, Balancer, corner_shop, nginx_is_here, running

pytestmark = pytest.mark.skipif(not nginx_is_here(), reason="nginx is not installed")

KEYS = 2000


@pytest.fixture(scope="module")
def repository(work: Path, launcher: Path) -> Path:
    return corner_shop(work)


@pytest.fixture(scope="module")
def balanced(repository: Path) -> Iterator[Balancer]:
    with running(repository) as made:
        yield made


@pytest.fixture
def client(balanced: Balancer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=balanced.address, timeout=30) as client:
        yield client


def half(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.json()["name"]).partition("-")[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/admin", "django"),
        ("/admin/shop/row/", "django"),
        ("/administration", "fastapi"),
        ("/static/admin/css/base.css", "django"),
        ("/health/core/live", "django"),
        ("/health/live", "fastapi"),
        ("/api/v1/auth/login", "django"),
        ("/api/v1/auth", "fastapi"),
        ("/api/v1/openapi.json", "fastapi"),
        ("/api/v1/shop/rows", "django"),
        ("/api/v1/shop", "fastapi"),
        ("/api/v1/shop-items/rows/1?x=%2F&y=a+b", "fastapi"),
    ],
)
def test_routes(client: httpx.Client, path: str, expected: str) -> None:
    """A path goes to its half, in the letters that the client sent."""
    request = client.build_request("GET", path)
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = client.send(request)
    assert half(answer) == expected
    assert answer.json()["path"] == path


@pytest.mark.parametrize(("app", "share"), [("shop-items-old", 0.1), ("both", 0.5)])
def test_weights(balanced: Balancer, app: str, share: float) -> None:
    """Many clients are split as the profile says, within three sigma; each keeps to its half."""

    def ask(numbers: range) -> Counter[tuple[str, ...]]:
        """The halves that each client met. One connection for all, which counts for nothing."""
        connection, found = HTTPConnection("127.0.0.1", balanced.port, timeout=30), Counter()
        for number in numbers:
            halves = []
            for method in ("GET", "POST"):
                connection.request(method, f"/api/v1/{app}/rows", headers={"User-Agent": f"client-{number}"})
                halves.append(json.load(connection.getresponse())["name"].partition("-")[0])
            found[tuple(halves)] += 1
        return found

    with ThreadPoolExecutor(4) as pool:
        answers = sum(pool.map(ask, [range(at, KEYS, 4) for at in range(4)]), Counter())
    assert set(answers) == {("django", "django"), ("fastapi", "fastapi")}, answers
    sigma = math.sqrt(share * (1 - share) / KEYS)
    assert abs(answers["django", "django"] / KEYS - share) < 3 * sigma, answers


def test_session_keeps_its_half(client: httpx.Client) -> None:
    """The session counts as the address and the program do."""
    found = set()
    for number in range(40):
        cookies = {"Cookie": f"sessionid=session{number}; csrftoken=x"}
        found.add((number, half(client.get("/api/v1/both/rows", headers=cookies))))
        found.add((number, half(client.patch("/api/v1/both/rows/1", headers=cookies, json={}))))
    assert len(found) == 40
    assert {name for _, name in found} == {"django", "fastapi"}


def test_round_robin(client: httpx.Client) -> None:
    for path, name in (("/api/v1/shop/rows", "django"), ("/api/v1/shop-items/rows", "fastapi")):
        answers = Counter(client.get(path).json()["name"] for _ in range(20))
        assert answers == {f"{name}-1": 10, f"{name}-2": 10}


def test_no_limit(client: httpx.Client) -> None:
    """RATE_LIMIT=off: there is no end."""
    assert {client.get("/api/v1/shop/rows").status_code for _ in range(150)} == {200}


def test_what_is_passed_on(client: httpx.Client) -> None:
    """A good request id goes through, a bad one is replaced; nobody can claim an address or a protocol."""
    given = {
        "X-Request-ID": "my-request-1",
        "X-Forwarded-For": "1.2.3.4",
        "Upgrade": "h2c",
        "Connection": "upgrade",
    }
    headers = client.get("/api/v1/shop/rows", headers=given).json()["headers"]
    assert headers["x-request-id"] == "my-request-1"
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert headers["host"] == client.base_url.netloc.decode()
    assert "upgrade" not in headers
    assert headers.get("connection") is None
    headers = client.get("/api/v1/shop/rows", headers={"X-Request-ID": "bad id"}).json()["headers"]
    assert len(headers["x-request-id"]) == 32


def test_a_dead_process(balanced: Balancer, client: httpx.Client) -> None:
    """While one of two is killed no request that may be repeated fails; the other answers all."""
    victim = balanced.halves["fastapi"][0]

    def load(_: int) -> Counter[object]:
        seen: Counter[object] = Counter()
        own = HTTPConnection("127.0.0.1", balanced.port, timeout=30)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            own.request("GET", "/api/v1/shop-items/rows")
            answer = own.getresponse()
            seen[answer.status, json.load(answer).get("name")] += 1
        return seen

    with ThreadPoolExecutor(8) as pool:
        loads = [pool.submit(load, number) for number in range(8)]
        time.sleep(0.7)
        victim.stop()
        time.sleep(0.6)
        victim.start()
        seen = sum((one.result() for one in loads), Counter())
    assert {status for status, _ in seen} == {200}, seen
    time.sleep(BACK_SECONDS)
    assert {client.get("/api/v1/shop-items/rows").json()["name"] for _ in range(10)} == {
        "fastapi-1",
        "fastapi-2",
    }


def test_what_is_tried_again(balanced: Balancer, client: httpx.Client) -> None:
    """A request that may have been carried out is sent once; another one twice."""
    times = {"GET": 2, "PUT": 2, "DELETE": 2, "POST": 1, "PATCH": 1}
    for method, expected in times.items():
        time.sleep(BACK_SECONDS)
        path = f"/api/v1/shop/die/{method}"
        answer = client.request(method, path)
        asked = [
            line for one in balanced.halves["django"] for line in one.asked if line == f"{method} {path}"
        ]
        assert len(asked) == expected, method
        assert unavailable(answer)
    time.sleep(BACK_SECONDS)


def unavailable(answer: httpx.Response) -> bool:
    document = answer.headers["content-type"] == "application/problem+json"
    return answer.status_code == 503 and document and answer.json()["type"] == "/problems/unavailable"


def test_both_dead(balanced: Balancer, client: httpx.Client) -> None:
    """Without a process a half is a problem document, the other one answers on, and it comes back."""
    for one in balanced.halves["fastapi"]:
        one.stop()
    for accept in ("application/json", "text/event-stream"):
        answer = client.get(
            "/api/v1/shop-items/rows", headers={"Accept": accept, "X-Request-ID": "lost-1234"}
        )
        assert unavailable(answer)
        assert answer.headers["x-request-id"] == "lost-1234"
    assert half(client.get("/api/v1/shop/rows")) == "django"
    for one in balanced.halves["fastapi"]:
        one.start()
    time.sleep(BACK_SECONDS)
    assert half(client.get("/api/v1/shop-items/rows")) == "fastapi"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("app", ["shop", "shop-items"])
def test_event_stream(client: httpx.Client, app: str, method: str) -> None:
    """Events arrive as they are sent, not when the stream ends."""
    times = []
    path, accept = f"/api/v1/{app}/events", {"Accept": "text/event-stream"}
    with client.stream(method, path, headers=accept, content=b"x" * (method == "POST")) as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        for line in answer.iter_lines():
            if line:
                times.append(time.monotonic())
    assert len(times) == 4
    assert all(0.2 < later - earlier < 1 for earlier, later in pairwise(times)), times


def test_websocket(balanced: Balancer) -> None:
    """Both ways, and for longer than it takes to answer a request."""
    with socket.create_connection(("127.0.0.1", balanced.port), 10) as connection:
        connection.sendall(
            b"GET /api/v1/shop-items/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: WebSocket\r\n"
            b"Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        head = connection.recv(4096)
        assert head.startswith(b"HTTP/1.1 101 ")
        assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head
        for message in (b"\x81\x05hello", b"\x82\x02\x00\xff"):
            connection.sendall(message)
            assert connection.recv(4096) == message


def test_slow_clients(balanced: Balancer) -> None:
    """Who sends a header or a body too slowly is cut off, and nothing of it reaches a process."""
    beginnings = {
        "nothing": b"",
        "half of a header": b"GET /api/v1/shop/slowloris HTTP/1.1\r\nHost: localh",
        "half of a body": b"POST /api/v1/shop/slowloris HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    }

    def held(beginning: bytes) -> float:
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", balanced.port), 30) as connection:
            connection.sendall(beginning)
            try:
                while connection.recv(4096):
                    pass
            except ConnectionError:
                pass
        return time.monotonic() - began

    with ThreadPoolExecutor(3) as pool:
        times = dict(zip(beginnings, pool.map(held, beginnings.values()), strict=True))
    assert all(8 < seconds < 20 for seconds in times.values()), times
    assert not [line for one in balanced.halves["django"] for line in one.asked if "slowloris" in line]


def test_idle_clients(balanced: Balancer, client: httpx.Client) -> None:
    """More than a thousand connections that stay open keep nobody out."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    idle = []
    try:
        for _ in range(1200):
            connection = socket.create_connection(("127.0.0.1", balanced.port), 10)
            idle.append(connection)
            connection.sendall(b"GET /api/v1/shop/rows HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        began = time.monotonic()
        for _ in range(20):
            another = HTTPConnection("127.0.0.1", balanced.port, timeout=5)
            another.request("GET", "/api/v1/shop-items/rows")
            assert another.getresponse().status == 200
            another.close()
        assert time.monotonic() - began < 5
    finally:
        for connection in idle:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_graceful_stop(repository: Path) -> None:
    """A balancer that is asked to stop finishes what runs, streams too, and takes nothing new."""
    with running(repository) as made, ThreadPoolExecutor(2) as pool:
        slow = pool.submit(httpx.get, f"{made.address}/api/v1/shop/slow", timeout=30)
        accept = {"Accept": "text/event-stream"}
        stream = pool.submit(
            httpx.get, f"{made.address}/api/v1/shop-items/events", headers=accept, timeout=30
        )
        time.sleep(0.7)
        made.process.send_signal(signal.SIGQUIT)
        time.sleep(0.3)
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{made.address}/health/live")
        assert slow.result().status_code == 200
        assert stream.result().text.count("data:") == 4
        assert made.process.wait(10) == 0
