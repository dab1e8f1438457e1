"""The project's own Python: the acceptance tests, the programs of bench/ and the scripts of blueprints/."""

import subprocess
import sys
from pathlib import Path

import pytest

from armature import ROOT

RUFF = Path(sys.executable).with_name("ruff")
CONFIG = ROOT / "acceptance" / "pyproject.toml"


def scripts(directory: Path) -> list[Path]:
    """Programs whose names say nothing of Python."""
    files = [file for file in sorted(directory.iterdir()) if file.is_file()]
    return [file for file in files if file.read_bytes().startswith(b"#!/usr/bin/env python3")]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["check", "format"])
@pytest.mark.parametrize("place", ["acceptance", "bench", "blueprints"])
def test_ruff(place: str, command: list[str]) -> None:
    directory = ROOT / place
    files = [directory, *scripts(directory)]
    done = subprocess.run(
        [RUFF, *command, "--config", CONFIG, *files],
        cwd=directory,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
