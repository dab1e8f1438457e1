"""The balancer of a rendered repository in front of servers that stand in for its processes."""

import asyncio
import base64
import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from armature import environment, new
from repository import free_port

# Run in the repository's scripts/: nginx as `make run` starts it, with processes of our own.
START = """
import json, os, sys
from pathlib import Path
import gateway
directory, port, upstreams = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
gateway.write(directory, port, upstreams, os.environ)
os.chdir(directory)
user = gateway.nginx_user()
if user:
    os.setgroups([]); os.setgid(user.pw_gid); os.setuid(user.pw_uid)
command = gateway.command(gateway.find_nginx())
os.execv(command[0], command)
"""
PROFILE = """
armature: 1
project: Corner Shop
architecture: hybrid
domain:
  shop: {serve: django, Row: {fields: {name: string}}}
  shop_items: {serve: fastapi, Row: {fields: {name: string}}}
  shop_items_old: {serve: {django: 10, fastapi: 90}, Row: {fields: {name: string}}}
  both: {serve: {django: 50, fastapi: 50}, Row: {fields: {name: string}}}
"""
# When a process that was gone is asked again: nginx counts whole seconds.
BACK_SECONDS = 3.1
WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class StandIn:
    """Answers with its name and what it was asked. Words in the address make it act differently."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.port = free_port()
        self.asked: list[str] = []
        self.writers: set[asyncio.StreamWriter] = set()
        self.loop = asyncio.new_event_loop()
        self.server: asyncio.Server | None = None
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.start()

    def start(self) -> None:
        self._do(self._start())

    def stop(self) -> None:
        """As a process that is killed: nothing listens, open connections are cut."""
        self._do(self._stop())

    def _do(self, work) -> None:  # type: ignore[no-untyped-def]
        asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    async def _start(self) -> None:
        if self.server is None:
            self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=500)

    async def _stop(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None
        for writer in list(self.writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        try:
            while await self._answer(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        self.asked.append(f"{method} {path}")
        if "die" in path:
            return False
        if "upgrade" in headers:
            key = headers_key(head)
            accept = base64.b64encode(hashlib.sha1((key + WEBSOCKET).encode()).digest()).decode()
            upgrade = (
                f"Upgrade: {headers['upgrade']}\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}"
            )
            writer.write(f"HTTP/1.1 101 Switching Protocols\r\n{upgrade}\r\n\r\n".encode())
            while data := await reader.read(65536):
                writer.write(data)
            return False
        if "events" in path:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            for number in range(4):
                writer.write(b"data: %d\n\n" % number)
                await writer.drain()
                await asyncio.sleep(0.4)
            return False
        if "slow" in path:
            await asyncio.sleep(2)
        told = {"name": self.name, "method": method, "path": path, "headers": headers, "body": len(body)}
        text = json.dumps(told).encode()
        start = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        writer.write(start.encode() + text)
        await writer.drain()
        return True


def headers_key(head: list[str]) -> str:
    """A WebSocket's key, in its own letters."""
    return next((line[19:] for line in head if line.lower().startswith("sec-websocket-key: ")), "")


@dataclass
class Balancer:
    port: int
    directory: Path
    process: subprocess.Popen[bytes]
    halves: dict[str, list[StandIn]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def log(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in (self.directory / "access.log").read_text().splitlines()]


@contextlib.contextmanager
def balancer(repository: Path, directory: Path, halves: list[str], **changes: str) -> Iterator[Balancer]:
    """nginx on a port of its own with two stand-ins for each half."""
    stand_ins = {half: [StandIn(f"{half}-1"), StandIn(f"{half}-2")] for half in halves}
    upstreams = {half: [one.port for one in pair] for half, pair in stand_ins.items()}
    port = free_port()
    # nobody must reach it, in root's place.
    directory.mkdir(mode=0o755)
    with (directory.parent / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-c", START, str(directory), str(port), json.dumps(upstreams)],
            cwd=repository / "scripts",
            env=environment(**{"RATE_LIMIT": "off", **changes}),
            stderr=stderr,
        )
    try:
        made = Balancer(port, directory, process, stand_ins)
        end = time.monotonic() + 20
        while True:
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{made.address}/health/live")
                break
            assert process.poll() is None, "nginx ended"
            assert time.monotonic() < end, "nginx does not answer"
            time.sleep(0.05)
        yield made
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        for pair in stand_ins.values():
            for one in pair:
                one.stop()


def corner_shop(work: Path) -> Path:
    """The repository whose balancer is tested, rendered when it is first asked for."""
    profile, repository = work / "balancer.yaml", work / "balancer"
    if not repository.exists():
        profile.write_text(PROFILE, "utf-8")
        new(profile, repository)
    return repository


def running(repository: Path, **changes: str) -> contextlib.AbstractContextManager[Balancer]:
    """Its balancer, where nginx's user can go."""
    directory = Path(tempfile.mkdtemp(prefix="balancer-")).resolve()
    directory.chmod(0o755)
    return balancer(repository, directory / "nginx", ["django", "fastapi"], **changes)


def nginx_is_here() -> bool:
    return bool(
        shutil.which("nginx", path=os.pathsep.join(["/usr/sbin", "/usr/local/sbin", os.environ["PATH"]]))
    )
