"""Calls ./armature as a user does."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = Path(os.environ.get("ARMATURE", ROOT / "armature"))


@dataclass(frozen=True)
class Result:
    exit: int
    output: str
    errors: str

    @property
    def json(self) -> Any:
        return json.loads(self.output)

    def __str__(self) -> str:
        return f"exit {self.exit}\n{self.output}\n{self.errors}"


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment without what changes a rendering or a test, or has Python compile a module
    each time; None takes a variable away."""
    dropped = ("SOURCE_DATE_EPOCH", "JAVA_TOOL_OPTIONS", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    kept = {k: v for k, v in os.environ.items() if k not in dropped and not k.startswith(("GIT_", "PYTEST_"))}
    for name, value in changes.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    return kept


def armature(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes | None = None, **changes: Any
) -> Result:
    done = subprocess.run(
        [LAUNCHER, *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(**changes),
        capture_output=True,
        timeout=300,
    )
    return Result(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))


def new(profile: str | Path, target: Path, *arguments: str, **changes: Any) -> Result:
    """`new` that must succeed."""
    result = armature("new", profile, target, *arguments, **changes)
    assert result.exit == 0, f"{profile}: {result}"
    return result


def refused(result: Result, exit: int, message: str = "") -> None:
    """It must have ended so, with words for a user."""
    assert result.exit == exit, result
    assert message in result.errors, result
    assert "\tat " not in result.errors, result
    assert "Exception" not in result.errors, result
