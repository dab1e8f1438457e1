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


UVICORN = (
    *(sys.executable, "-m", "uvicorn", "--factory", "--host", "127.0.0.1", "--port", "PORT"),
    # Longer than the balancer keeps a connection, else it writes into one that closes.
    *("--timeout-keep-alive", "75", "--timeout-graceful-shutdown", GRACE_SECONDS),
    *("--no-access-log", "--no-server-header"),
    *("--log-level", "warning"),
)
FASTAPI = (*UVICORN, "api.main:create_app")

# Behind the balancer.
PROCESSES = (
    Process("fastapi-1", "fastapi", FASTAPI, ROOT, "/health/live"),
    Process("fastapi-2", "fastapi", FASTAPI, ROOT, "/health/live"),
)
# Without one.
ALONE = PROCESSES[0]
MIGRATE = Command((sys.executable, "-m", "alembic", "upgrade", "head"), ROOT)
READY = ("/health/ready",)
PAGES = {"API": "/api/v1/docs"}
