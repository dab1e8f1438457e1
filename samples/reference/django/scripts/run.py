"""Run everything on this machine until Ctrl-C: the database, the processes, the load balancer.

A process that dies is started again, and so is one whose code has changed; one that keeps dying ends
the run. Nothing stays behind but
the database in .run/postgres and the secrets of development in .run/env.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import sys
from functools import partial
from typing import TYPE_CHECKING

import gateway
import postgres
from environment import RUN, development
from postgres_programs import PostgresError
from processes import ALONE, MIGRATE, PAGES, PROCESSES, READY
from reload import Reload
from supervisor import Child, RunError, Supervisor, answers, probe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from processes import Process

GATEWAY = RUN / "gateway"


def main() -> int:
    port = int(os.environ.get("PORT") or "8000")
    RUN.mkdir(exist_ok=True)
    supervisor = Supervisor()
    with only_run(), database() as (cluster, urls):
        check_free(port)
        environ = {**development(), **urls.environment(), "PYTHONUNBUFFERED": "1"}
        try:
            migrate(supervisor, {**environ, "DATABASE_URL": urls.owner})
            start(supervisor, port, environ)
            supervisor.started = True
            reload = Reload(supervisor)
            while not supervisor.asked_to_stop.wait(0.2):
                supervisor.tend()
                reload.tend()
                if cluster and cluster.tend():
                    say("PostgreSQL ended: it was started again")
        finally:
            supervisor.stop()
            shutil.rmtree(GATEWAY, ignore_errors=True)
    return 0


@contextlib.contextmanager
def only_run() -> Iterator[None]:
    """Lock the directory itself, which leaves no lock file behind."""
    directory = os.open(RUN, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise RunError("`make run` is running here already.") from None
    finally:
        os.close(directory)


@contextlib.contextmanager
def database() -> Iterator[tuple[postgres.Cluster | None, postgres.Urls]]:
    given = postgres.given_urls(os.environ)
    if given:
        yield None, given
    else:
        with postgres.development() as cluster:
            yield cluster, cluster.urls()


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise RunError(
                f"Port {port}: {error.strerror}. Choose another one: make run PORT=8010"
            ) from None


def port_for(process: Process) -> int:
    """The port that the environment fixes (API_1_PORT for api-1), else a free one."""
    fixed = os.environ.get(f"{process.name.upper().replace('-', '_')}_PORT")
    if fixed:
        return int(fixed)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def migrate(supervisor: Supervisor, environ: Mapping[str, str]) -> None:
    say("migrating the database")
    supervisor.finish(MIGRATE.command, MIGRATE.directory, environ)


def start(supervisor: Supervisor, port: int, environ: Mapping[str, str]) -> None:
    nginx = gateway.find_nginx()
    if nginx:
        start_balanced(supervisor, nginx, port, environ)
    else:
        say("nginx is not installed: no load balancer, one process answers everything")
        add(supervisor, ALONE, port, environ)
    for path in READY:
        supervisor.wait_until(partial(answers, port, path), f"port {port}{path}")
    if supervisor.asked_to_stop.is_set():
        return
    address = f"http://127.0.0.1:{port}"
    for name, path in PAGES.items():
        say(f"{name:<8} {address}{path}")
    say(f"ready {address}")


def start_balanced(
    supervisor: Supervisor, nginx: str, port: int, environ: Mapping[str, str]
) -> None:
    upstreams: dict[str, list[int]] = {}
    ports = {process: port_for(process) for process in PROCESSES}
    for process, own in ports.items():
        upstreams.setdefault(process.upstream, []).append(own)
        add(supervisor, process, own, environ)
    for process, own in ports.items():
        supervisor.wait_until(partial(answers, own, process.live), process.name)
        say(f"{process.name:<8} http://127.0.0.1:{own}")
    if not supervisor.asked_to_stop.is_set():
        gateway.write(GATEWAY, port, upstreams, environ)
        supervisor.children.append(
            Child(
                "gateway",
                gateway.command(nginx),
                GATEWAY,
                environ,
                gateway.run_as(),
                in_front=True,
            )
        )


def add(supervisor: Supervisor, process: Process, port: int, environ: Mapping[str, str]) -> None:
    if not supervisor.asked_to_stop.is_set():
        child = Child(
            process.name,
            process.command_on(port),
            process.directory,
            {**environ, **process.environ},
            probe=partial(probe, port, process.live),
            code=process.code,
        )
        supervisor.children.append(child)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RunError, PostgresError) as failure:
        sys.exit(f"run: {failure}")
