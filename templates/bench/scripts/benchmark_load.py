"""Load on one address: a few connections, each of which asks again as soon as it is answered."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HOST = "127.0.0.1"
CONNECTIONS = 8
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"\r\ncontent-length:"


class LoadError(Exception):
    """An answer that is none: there is nothing to measure then."""


@dataclass
class Measured:
    """What some seconds of load have shown; processor times are in seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    server: float = 0.0
    database: float = 0.0

    def add(self, other: Measured) -> None:
        self.seconds += other.seconds
        self.latencies += other.latencies
        self.server += other.server
        self.database += other.database

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.latencies) / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time that the server needs for a request."""
        return self.server / len(self.latencies) * 1000

    @property
    def database_cost(self) -> float:
        """Milliseconds of processor time that the database's server needs for a request."""
        return self.database / len(self.latencies) * 1000

    def percentile(self, share: float) -> float:
        """The milliseconds that this share of the requests does not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


@dataclass(frozen=True)
class Server:
    """A server's port, and the processes whose time counts: its own, and the database's."""

    port: int
    pid: int
    database: int | None

    def ask(self, asked: bytes) -> bytes:
        """The body of one answer."""
        with socket.create_connection((HOST, self.port), 30) as connection:
            connection.sendall(asked)
            answer = Answer()
            while not answer.feed(connection.recv(65536)):
                pass
        return answer.body()

    def load(self, requests: Iterable[bytes], seconds: float, stop: Callable[[], bool]) -> Measured:
        """Ask for some seconds, or until there is nothing left to ask."""
        return asyncio.run(self.ask_for(iter(requests), seconds, stop))

    async def ask_for(
        self, requests: Iterator[bytes], seconds: float, stop: Callable[[], bool]
    ) -> Measured:
        measured = Measured()
        before = processor(self.pid), processor(self.database)
        began = time.perf_counter()
        until = began + seconds
        await asyncio.gather(
            *(self.keep_asking(requests, until, measured, stop) for _ in range(CONNECTIONS))
        )
        measured.seconds = time.perf_counter() - began
        measured.server = processor(self.pid) - before[0]
        measured.database = processor(self.database) - before[1]
        return measured

    async def keep_asking(
        self,
        requests: Iterator[bytes],
        until: float,
        measured: Measured,
        stop: Callable[[], bool],
    ) -> None:
        loop = asyncio.get_running_loop()
        with socket.socket() as connection:
            connection.setblocking(False)
            await loop.sock_connect(connection, (HOST, self.port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (began := time.perf_counter()) < until and not stop():
                asked = next(requests, None)
                if asked is None:
                    return
                await loop.sock_sendall(connection, asked)
                answer = Answer()
                while not answer.feed(await loop.sock_recv(connection, 65536)):
                    pass
                measured.latencies.append(time.perf_counter() - began)
                answer.check()


class Answer:
    """An answer as it comes in."""

    def __init__(self) -> None:
        self.text = b""
        self.whole = 0

    def feed(self, part: bytes) -> bool:
        """Take the next part; say whether it was the last."""
        if not part:
            raise LoadError(f"The server closed the connection after {self.text[:300]!r}.")
        self.text += part
        if not self.whole:
            end = self.text.find(END_OF_HEAD)
            if end < 0:
                return False
            head = self.text[:end].lower()
            place = head.find(LENGTH)
            if place < 0:
                raise LoadError(f"An answer does not say how long it is: {head[:300]!r}.")
            length = head[place + len(LENGTH) :].partition(b"\r\n")[0]
            self.whole = end + len(END_OF_HEAD) + int(length)
        return len(self.text) >= self.whole

    def check(self) -> None:
        """Refuse to measure what is no success."""
        if self.text[9:10] != b"2":
            raise LoadError(f"The server answered {self.text[:600].decode(errors='replace')}")

    def body(self) -> bytes:
        self.check()
        return self.text.partition(END_OF_HEAD)[2]


def request(method: str, path: str, headers: Sequence[str] = (), body: bytes = b"") -> bytes:
    """Spell a request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", *headers]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def processor(pid: int | None) -> float:
    """Seconds of processor time of a process and all that it has started; 0 where nothing tells."""
    if pid is None:
        return 0.0
    return sum(ticks(each) for each in family(pid)) / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text(encoding="ascii").split():
                yield from family(int(child))


def ticks(pid: int) -> int:
    """The time of a process and of those children that have ended."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    return sum(int(number) for number in text.rpartition(")")[2].split()[11:15])
