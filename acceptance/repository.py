"""A rendered repository: its make targets, and its processes while a test needs them."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from armature import environment
from cluster import binaries


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Running:
    address: str
    pid: int = 0
    logins: dict[str, tuple[str, str]] = field(default_factory=dict)
    processes: dict[str, str] = field(default_factory=dict)


@dataclass
class Repository:
    path: Path
    architecture: str

    @property
    def python(self) -> Path:
        return self.path / ".venv" / "bin" / "python"

    def make(self, *targets: str, **changes: str) -> str:
        """Run make; its output, or a failure that shows the end of it."""
        print(f"make {' '.join(targets)} in {self.path}", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            ["make", *targets],
            cwd=self.path,
            env=environment(**changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
        )
        print(f"  exit {done.returncode} after {time.monotonic() - began:.0f} s", flush=True)
        assert done.returncode == 0, f"make {' '.join(targets)} in {self.path}:\n{done.stdout[-15000:]}"
        return done.stdout

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", f"safe.directory={self.path}", *arguments],
            cwd=self.path,
            env=environment(),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"git {arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    @property
    def database(self) -> str:
        """The address of the running database, as its owner."""
        home = self.path / ".run/postgres"
        port = (home / "data/postmaster.pid").read_text("utf-8").splitlines()[3]
        password = json.loads((home / "roles.json").read_text("utf-8"))["owner"]
        return f"postgresql://owner:{password}@127.0.0.1:{port}/app"

    def sql(self, statement: str) -> str:
        command = [binaries() / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.database]
        done = subprocess.run([*command, "-c", statement], text=True, capture_output=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextlib.contextmanager
    def running(self, *before: str, demo: bool = True, **changes: str | None) -> Iterator[Running]:
        """`make run` until it is ready; afterwards Ctrl-C, and nothing may be left.

        `before` wraps it, `changes` are to its environment; production has no `demo` users.
        """
        port = free_port()
        log = self.path / ".run" / "acceptance.log"
        log.parent.mkdir(exist_ok=True)
        print(f"make run in {self.path} on {port}", flush=True)
        with log.open("w+") as written:
            process = subprocess.Popen(
                [*before, "make", "run"],
                cwd=self.path,
                env=environment(**{"PORT": str(port), "RATE_LIMIT": "off", **changes}),
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                self._wait(process, log, port)
                running = Running(f"http://127.0.0.1:{port}", process.pid)
                running.logins = self.logins() if demo else {}
                lines = re.findall(
                    r"(?m)^([\w-]+) +(http://127\.0\.0\.1:\d+)$", log.read_text("utf-8", "replace")
                )
                running.processes = dict(lines)
                yield running
            finally:
                self._stop(process, log)

    def _wait(self, process: subprocess.Popen[bytes], log: Path, port: int) -> None:
        deadline = time.monotonic() + 180
        while f"ready http://127.0.0.1:{port}" not in log.read_text("utf-8", "replace"):
            assert process.poll() is None, f"make run ended:\n{log.read_text('utf-8', 'replace')[-8000:]}"
            assert time.monotonic() < deadline, f"not ready:\n{log.read_text('utf-8', 'replace')[-8000:]}"
            time.sleep(0.1)

    def logins(self) -> dict[str, tuple[str, str]]:
        """`make demo` prints `ROLE: login / password`."""
        lines = self.make("demo")
        found = re.findall(r"(?m)^([\w-]+): (\S+) / (\S+)$", lines)
        assert found, f"make demo printed no login:\n{lines}"
        return {role: (login, password) for role, login, password in found}

    def _stop(self, process: subprocess.Popen[bytes], log: Path) -> None:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise AssertionError(
                f"Ctrl-C did not end make run:\n{log.read_text('utf-8', 'replace')[-8000:]}"
            ) from None
        left = self.processes()
        assert not left, f"left behind by make run in {self.path}:\n" + "\n".join(left)

    def processes(self) -> list[str]:
        """Processes that name this repository or work in it."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                with contextlib.suppress(OSError):
                    command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                    where = os.readlink(entry / "cwd")
                    if f"{self.path}/" in f"{where}/" or f"{self.path}/" in command:
                        found.append(f"{entry.name} {command}")
        return found


def clean(target: Path) -> bool:
    """Everything there is committed, and nothing is ignored."""
    return Repository(target, "").git("status", "--porcelain", "--ignored") == ""
