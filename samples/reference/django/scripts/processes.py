"""What `make run` runs: the processes, how each is called, and when it answers."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A process that stops finishes what it is answering, for so long.
GRACE_SECONDS = "8"


@dataclass(frozen=True)
class Command:
    """A program with its arguments, and where it runs."""

    command: tuple[str, ...]
    directory: Path


@dataclass(frozen=True, eq=False)
class Process:
    """A server that listens on a port of its own (`PORT` in its command)."""

    name: str
    upstream: str
    command: tuple[str, ...]
    directory: Path
    live: str
    environ: dict[str, str] = field(default_factory=dict)
    # It is started again when something changes below.
    code: tuple[Path, ...] = (ROOT,)

    def command_on(self, port: int) -> list[str]:
        return [part.replace("PORT", str(port)) for part in self.command]


GUNICORN = (
    *(sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", "127.0.0.1:PORT"),
    # Threads: a slow query keeps no other request waiting.
    *("--worker-class", "gthread", "--threads", "8", "--graceful-timeout", GRACE_SECONDS),
    # Longer than the balancer keeps a connection, else it writes into one that closes.
    *("--keep-alive", "75"),
    *("--limit-request-line", "8190", "--log-level", "warning"),
    # Its default lies in the home directory, one for all projects.
    "--no-control-socket",
)

# Behind the balancer.
PROCESSES = (
    Process("django-1", "django", GUNICORN, ROOT, "/health/live"),
    Process("django-2", "django", GUNICORN, ROOT, "/health/live"),
)
# Without one.
ALONE = PROCESSES[0]
MIGRATE = Command((sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"), ROOT)
READY = ("/health/ready",)
PAGES = {"admin": "/admin/", "API": "/api/v1/docs"}
