"""What this repository's own addresses cost: `make bench`, or `make bench SECONDS=1` for a first look.

One process, called as `make run` calls it but with production's settings, on a database
of its own that is thrown away. The lines of one request are measured in turns, so that what else the
machine does meets them all alike.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import secrets
import socket
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import benchmark_report as report
import postgres
from benchmark_load import END_OF_HEAD, HOST, LoadError, Server, request
from environment import RUN, production
from postgres_programs import PostgresError
from processes import MIGRATE, PROCESSES, ROOT, Command
from run import port_for
from supervisor import Child, RunError, Supervisor, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

SCRIPTS = ROOT / "scripts"
LOG = RUN / "bench.log"
TURNS = 3
# Before anything counts, each line is asked so often.
WARM_UP = 20
# Rows that are written in a second of a turn.
INSERTS = 100
UPSTREAM_SECONDS = 0.2
# The load of a machine from which on it has much else to do.
BUSY = 1
# What benchmark_*.py add to the halves.
USUAL, GATHER = "/bench/usual", "/bench/gather"
ROWS = Command((sys.executable, str(SCRIPTS / "benchmark_rows.py")), MIGRATE.directory)
# One process of each half.
HALVES = {
    "Django": PROCESSES[0],
}
LIST = "/api/v1/library/books"
OPEN = False
WAYS_TO_GATHER = {
    report.IN_TURN: ("Django", "/in-turn"),
    report.IN_THREADS: ("Django", "/in-threads"),
}


class StoppedError(Exception):
    """Somebody pressed Ctrl-C."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what this repository's addresses cost.")
    parser.add_argument("--seconds", type=float, default=3, help="of load for each line (3)")
    parser.add_argument("--rows", type=int, default=200, help="in the table of the list (200)")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    RUN.mkdir(exist_ok=True)
    supervisor = Supervisor()
    with (
        LOG.open("w", encoding="utf-8") as log,
        database() as (urls, pid),
        socket.create_server((HOST, 0)) as upstream,
    ):
        environ = environment(urls, upstream.getsockname()[1])
        try:
            supervisor.finish(
                MIGRATE.command,
                MIGRATE.directory,
                {**environ, "DATABASE_URL": environ["MIGRATION_DATABASE_URL"]},
            )
            rows = make_rows(supervisor, environ, options.rows, inserts_in(options.seconds))
            servers = start(supervisor, environ, pid, {"stdout": log, "stderr": log})
            # Only now, since processes are not to be started beside a thread.
            threading.Thread(target=serve_upstream, args=(upstream,), daemon=True).start()
            asked = plan(servers, rows)
            measure(asked.scenarios, options.seconds / TURNS, supervisor.asked_to_stop.is_set)
        finally:
            supervisor.stop()
    if load > BUSY:
        asked.notes.append(f"The load was {load:.1f} before: measure when the machine is quiet.")
    print(report.tables(asked))
    return 0


@contextlib.contextmanager
def database() -> Iterator[tuple[dict[str, str], int | None]]:
    """A new database, gone when the block ends: its addresses, and its server's process."""
    with postgres.throw_away() as cluster:
        yield cluster.urls().environment(), cluster.server.pid if cluster.server else None


def environment(urls: Mapping[str, str], upstream: int) -> dict[str, str]:
    """Production's settings, without TLS and without limits on one client."""
    paths = [str(ROOT), str(SCRIPTS)]
    return {
        **production(),
        **urls,
        "ALLOWED_HOSTS": HOST,
        "DJANGO_SETTINGS_MODULE": "benchmark_settings",
        "HTTPS": "off",
        "PYTHONPATH": ":".join(paths),
        "RATE_LIMIT": "off",
        "UPSTREAM": str(upstream),
    }


def make_rows(
    supervisor: Supervisor, environ: Mapping[str, str], count: int, inserts: int
) -> dict[str, Any]:
    """Somebody who may do everything, rows for the list, and bodies for new ones."""
    login = {"username": "bench@example.org", "password": secrets.token_urlsafe(12)}
    bodies = (WARM_UP + inserts * TURNS) * len(HALVES)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
        task = Path(directory) / "task.json"
        wanted = {**login, "list": LIST, "rows": count, "bodies": bodies}
        task.touch(mode=0o600)
        task.write_text(json.dumps(wanted), encoding="utf-8")
        supervisor.finish([*ROWS.command, str(task)], ROWS.directory, environ)
        if supervisor.asked_to_stop.is_set():
            raise StoppedError
        made: dict[str, Any] = json.loads(task.read_text(encoding="utf-8"))
    return {**login, **made, "inserts": inserts}


def inserts_in(seconds: float) -> int:
    """How many rows are written in one of the turns that take so long together."""
    return int(INSERTS * seconds / TURNS) + 1


def start(
    supervisor: Supervisor,
    environ: Mapping[str, str],
    database: int | None,
    output: Mapping[str, Any],
) -> dict[str, Server]:
    """Start one process of each half."""
    servers = {}
    for half, process in HALVES.items():
        port = port_for(process)
        command = process.command_on(port)
        child = Child(half, command, process.directory, environ, output)
        supervisor.children.append(child)
        supervisor.wait_until(partial(answers, port, process.live), half)
        servers[half] = Server(port, child.process.pid, database)
    if supervisor.asked_to_stop.is_set():
        raise StoppedError
    return servers


def serve_upstream(listening: socket.socket) -> None:
    """Answer after a while, like a service of somebody else's."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(END_OF_HEAD):
                await asyncio.sleep(UPSTREAM_SECONDS)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        writer.close()

    async def serve() -> None:
        await (await asyncio.start_server(answer, sock=listening)).serve_forever()

    asyncio.run(serve())


def plan(servers: Mapping[str, Server], rows: Mapping[str, Any]) -> report.Plan:
    """Say what is asked, and of whom."""
    token, items = sign_in(next(iter(servers.values())), rows)
    asked = report.Plan([plain(servers)])
    if items:
        ask_for_rows(asked, servers, [] if OPEN else [token], items)
    else:
        asked.leave_out(f"all that {LIST} has", rows["problem"] or "the list is empty")
    if rows["bodies"]:
        # Each body once, whoever takes it: a value can be unique.
        bodies = iter(rows["bodies"])
        inserts = (request("POST", LIST, [token], json.dumps(body).encode()) for body in bodies)
        most = rows["inserts"]
        lines = [report.Line(half, server, inserts, most) for half, server in servers.items()]
        asked.scenarios.append(report.Scenario("insert", lines))
    elif items:
        asked.leave_out("insert", rows["problem"])
    asked.scenarios.append(gather(servers))
    return asked


def ask_for_rows(
    asked: report.Plan, servers: Mapping[str, Server], headers: list[str], items: list[Any]
) -> None:
    """Ask for what is there: one row, the list, and a part of it."""
    asked.notes.append(f"The list is {LIST}, {len(items)} rows on its page.")
    asked.notes.append("No row has a list of references, so that nothing is joined.")
    asked.notes.append(
        "Everybody may read it."
        if OPEN
        else "Who reads it is signed in, which every line pays for: the goals are for open lists."
    )
    one = both(servers, f"/{items[0]['id']}", headers)
    asked.scenarios.append(report.Scenario("one row", one))
    asked.scenarios.append(report.Scenario("list of 50", both(servers, "", headers)))
    asked.leave_out("filtered list", "no parameter looks for a value")


def sign_in(server: Server, rows: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """The header of somebody who may do everything, and the rows of the list's first page."""
    credentials = {name: rows[name] for name in ("username", "password")}
    body = json.dumps(credentials).encode()
    tokens = json.loads(server.ask(request("POST", "/api/v1/auth/login", body=body)))
    token = f"Authorization: Bearer {tokens['access_token']}"
    page = json.loads(server.ask(request("GET", LIST, [token])))
    return token, page["items"]


def both(servers: Mapping[str, Server], rest: str, headers: list[str]) -> list[report.Line]:
    """What each half answers, beside the usual way to write the same."""
    return [
        report.Line(who, servers[half], repeated(path + rest, headers))
        for half in servers
        for who, path in ((report.USUAL_WAYS[half], USUAL), (half, LIST))
    ]


def plain(servers: Mapping[str, Server]) -> report.Scenario:
    """The least that a half answers: that it lives."""
    lines = [
        report.Line(half, server, repeated(HALVES[half].live)) for half, server in servers.items()
    ]
    return report.Scenario("plain JSON", lines)


def gather(servers: Mapping[str, Server]) -> report.Scenario:
    """Three calls of another service for one answer."""
    lines = [
        report.Line(who, servers[half], repeated(GATHER + path))
        for who, (half, path) in WAYS_TO_GATHER.items()
    ]
    return report.Scenario("three calls of 200 ms", lines)


def repeated(path: str, headers: Iterable[str] = ()) -> Iterable[bytes]:
    return itertools.repeat(request("GET", path, list(headers)))


def measure(scenarios: Iterable[report.Scenario], seconds: float, stop: Callable[[], bool]) -> None:
    """Ask everything, in turns of so many seconds."""
    for scenario in scenarios:
        print(f"measuring: {scenario.name}", file=sys.stderr, flush=True)
        for line in scenario.lines:
            line.load(seconds, stop, WARM_UP)
        for line in scenario.lines * TURNS:
            if stop():
                raise StoppedError
            line.measured.add(line.load(seconds, stop, line.most))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StoppedError:
        sys.exit(130)
    except (LoadError, PostgresError, RunError) as failure:
        sys.exit(f"bench: {failure}\nWhat the servers said is in {LOG}.")
