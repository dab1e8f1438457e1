"""Let `docker compose` read compose.yaml as it would start it, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def find_compose() -> list[str] | None:
    """The command, which docker has only with a plugin."""
    docker = shutil.which("docker")
    if docker is None:
        return None
    answer = subprocess.run([docker, "compose", "version"], capture_output=True, check=False)
    return [docker, "compose"] if answer.returncode == 0 else None


def example() -> dict[str, str]:
    """What .env.example asks for, filled in."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: value or "example" for name, value in given.items()}


def check() -> int:
    compose = find_compose()
    if compose is None:
        print("compose: skipped, docker compose is not installed")
        return 0
    environ = {**os.environ, **example()}
    command = [*compose, "config", "--quiet"]
    return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(check())
