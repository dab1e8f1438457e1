"""What a running hybrid takes: processes that die, a database that goes, idle and slow clients, its end."""

import os
import re
import resource
import secrets
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from cluster import binaries
from repository import Repository, Running

API = "/api/v1/catalog"
IDLE = 1000
CLIENTS = 4
# What the contract allows while the database is not there.
AWAY = 503


@dataclass
class Seen:
    """What the clients of a load were answered."""

    answers: list[httpx.Response] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def statuses(self) -> set[int]:
        return {answer.status_code for answer in self.answers}


class Faults:
    def __init__(self, repository: Repository, running: Running) -> None:
        self.repository, self.running = repository, running
        # The address that is ready is the balancer's.
        self.processes = {name: at for name, at in running.processes.items() if name != "ready"}
        self.run = secrets.token_hex(4)
        with self.client() as client:
            login, password = running.logins["admin"]
            answer = client.post("/api/v1/auth/login", json={"username": login, "password": password})
            self.headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
            self.tags = [self._made(client, "tags", name=f"{self.run}-{number}") for number in range(2)]
            self.category = self._made(client, "categories", name=self.run)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.running.address, timeout=60)

    def _made(self, client: httpx.Client, path: str, **values: Any) -> Any:
        answer = client.post(f"{API}/{path}", json=values, headers=self.headers)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    @contextmanager
    def load(self, call: Callable[[httpx.Client, dict[str, str], int], httpx.Response]) -> Iterator[Seen]:
        """Several clients that ask again and again; each request is another program's: both halves answer."""
        seen, stopped = Seen(), threading.Event()

        def ask(number: int) -> None:
            with self.client() as client:
                for turn in range(100_000):
                    if stopped.is_set():
                        return
                    headers = {**self.headers, "User-Agent": f"{self.run}-{number}-{turn}"}
                    try:
                        seen.answers.append(call(client, headers, number * 100_000 + turn))
                    except httpx.HTTPError as error:
                        seen.broken.append(f"{type(error).__name__}: {error}")

        with ThreadPoolExecutor(CLIENTS) as pool:
            for number in range(CLIENTS):
                pool.submit(ask, number)
            try:
                time.sleep(1)
                yield seen
            finally:
                stopped.set()

    # One of two processes

    def killed(self) -> list[str]:
        """A process of each half is killed under load: no request that may be sent again is lost."""

        def call(client: httpx.Client, headers: dict[str, str], number: int) -> httpx.Response:
            address = f"{API}/tags/{self.tags[0]}"
            if number % 2:
                return client.get(address, headers=headers)
            return client.put(address, headers=headers, json={"name": f"{self.run}-0"})

        with self.load(call) as seen:
            for name in ("fastapi-1", "django-1"):
                os.kill(self._pid(name), signal.SIGKILL)
                time.sleep(2)
            self._until_each_writes()
        return self._only({200}, seen, "with a process killed")

    def _pid(self, name: str) -> int:
        """The first process that was told to listen there."""
        port = str(urlsplit(self.processes[name]).port)
        found = [line.split()[0] for line in self.repository.processes() if re.search(rf"\D{port}\b", line)]
        return min(map(int, found))

    def _only(self, allowed: set[int], seen: Seen, when: str) -> list[str]:
        found = [f"{when}: {text}" for text in seen.broken[:5]]
        found += [
            f"{when}: {answer.status_code} {answer.text[:300]}"
            for answer in seen.answers
            if answer.status_code not in allowed
        ][:5]
        print(f"{when}: {len(seen.answers)} answers, {sorted(seen.statuses())}")
        return found if len(seen.answers) > 2 * CLIENTS else [*found, f"{when}: hardly any answer"]

    # The database

    def database_gone(self) -> list[str]:
        """PostgreSQL ends under load and comes back: 503 meanwhile, nothing half written, no process anew."""
        before = {name: self._pid(name) for name in self.processes}

        def call(client: httpx.Client, headers: dict[str, str], number: int) -> httpx.Response:
            row = {"name": f"{self.run} {number}", "sku": f"{self.run}-{number}", "price": "1"}
            body = {**row, "category": self.category, "tags": self.tags}
            return client.post(f"{API}/products", headers=headers, json=body)

        with self.load(call) as seen:
            lines = (self.repository.path / ".run/postgres/data/postmaster.pid").read_text("utf-8")
            os.kill(int(lines.splitlines()[0]), signal.SIGINT)
            self._until_each_writes()
            written = len(seen.answers)
            time.sleep(1)
        found = self._only({201, AWAY}, seen, "without the database")
        if AWAY not in seen.statuses():
            found.append("nobody noticed that the database was gone")
        found += [
            f"503 is {answer.headers['Content-Type']} {answer.text[:200]}"
            for answer in seen.answers
            if answer.status_code == AWAY and answer.headers["Content-Type"] != "application/problem+json"
        ][:1]
        if not any(answer.status_code == 201 for answer in seen.answers[written:]):
            found.append("nothing was written when the database was back")
        if before != {name: self._pid(name) for name in self.processes}:
            found.append("a process had to be started again")
        return found + self._half_written(seen)

    def _until_each_writes(self) -> None:
        """Wait until every process has written a row."""
        left, deadline = dict(self.processes), time.monotonic() + 60
        while left and time.monotonic() < deadline:
            time.sleep(0.3)
            for name, address in list(left.items()):
                with suppress(httpx.HTTPError):
                    url = f"{address}{API}/tags/{self.tags[1]}"
                    if httpx.patch(url, headers=self.headers, json={}, timeout=60).status_code == 200:
                        del left[name]

    def _half_written(self, seen: Seen) -> list[str]:
        """Rows without their tags, and rows that were promised and are not there."""
        found, rows, cursor = [], set(), ""
        with self.client() as client:
            while cursor is not None:
                query = f"search={self.run}&limit=100{f'&cursor={cursor}' if cursor else ''}"
                page = client.get(f"{API}/products?{query}", headers=self.headers).json()
                for row in page["items"]:
                    rows.add(row["id"])
                    if row["tags"] != sorted(self.tags):
                        found.append(f"half written: {row}")
                cursor = page["next"]
        promised = {answer.json()["id"] for answer in seen.answers if answer.status_code == 201}
        # PostgreSQL of development does not wait for the disk, but a fast shutdown loses nothing.
        return found + [f"lost: {key}" for key in promised - rows]

    # Clients

    def crowd(self) -> list[str]:
        """A thousand clients that keep their connection and ask nothing, and one that sends slowly."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4 * IDLE)), hard))
        where = urlsplit(self.running.address)
        found = []
        with ExitStack() as stack:
            for _ in range(IDLE):
                one = stack.enter_context(socket.create_connection((where.hostname, where.port), timeout=30))
                one.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                if b" 200 " not in one.recv(4096):
                    found.append("an idle client was not let in")
            slow = stack.enter_context(socket.create_connection((where.hostname, where.port), timeout=30))
            slow.sendall(
                b"POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                b'Content-Length: 1000\r\n\r\n{"username":'
            )
            with self.client() as client:
                for _ in range(10):
                    answer = client.get(f"{API}/tags?limit=5", headers=self.headers, timeout=30)
                    if answer.status_code != 200:
                        found.append(f"with {IDLE} idle clients: {answer.status_code} {answer.text[:200]}")
            found += cut_off(slow)
        return found

    # The end

    def ended(self) -> list[str]:
        """Ctrl-C while requests run: they are answered. Ends what it is given."""
        with self._locked() as release, ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(self._list, number) for number in range(8)]
            time.sleep(1)
            os.killpg(self.running.pid, signal.SIGINT)
            time.sleep(2)
            early = [one for one in asked if one.done()]
            release()
            answers = [one.result() for one in asked]
        found = [f"at the end: {answer}" for answer in answers if answer != "200"]
        return found if not early else [*found, "the requests did not wait"]

    def _list(self, number: int) -> str:
        try:
            with self.client() as client:
                headers = {**self.headers, "User-Agent": f"{self.run}-end-{number}"}
                return str(client.get(f"{API}/tags?limit=1", headers=headers).status_code)
        except httpx.HTTPError as error:
            return f"{type(error).__name__}: {error}"

    @contextmanager
    def _locked(self) -> Iterator[Callable[[], None]]:
        """A lock that every request for tags has to wait for."""
        psql = subprocess.Popen(
            [binaries() / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", self.repository.database],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert psql.stdin
        assert psql.stdout
        psql.stdin.write("BEGIN; LOCK TABLE catalog_tag IN ACCESS EXCLUSIVE MODE;\n\\echo locked\n")
        psql.stdin.flush()
        assert psql.stdout.readline().strip() == "locked"

        def release() -> None:
            psql.communicate("ROLLBACK;\n\\q\n", timeout=30)

        try:
            yield release
        finally:
            if psql.poll() is None:
                psql.kill()
                psql.wait()


def cut_off(slow: socket.socket) -> list[str]:
    """What is wrong with how a client that sends too slowly ends: a word from the balancer, or none."""
    try:
        answered = slow.recv(4096)
    except TimeoutError:
        return ["a slow client was not cut off"]
    except ConnectionResetError:
        return []
    said = answered.split(b"\r\n")[0]
    return [f"a slow client was answered {said!r}"] if said and b" 408 " not in said else []
