"""Runs commands, each in a process of its own, and keeps what they took."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LEAST_ROUNDS = 5


@dataclass(frozen=True)
class Took:
    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Contender:
    """A command, made for a directory that is empty before each run; `fresh`: with an empty home too."""

    name: str
    command: Callable[[Path], list[str]]
    fresh: bool = False


@dataclass(frozen=True)
class Measured:
    """The lowest of all runs: what others do on the machine can only add. Of memory the highest."""

    seconds: float
    processor: float
    megabytes: float
    runs: int

    @classmethod
    def of(cls, runs: list[Took]) -> "Measured":
        return cls(
            min(run.seconds for run in runs),
            min(run.processor for run in runs),
            max(run.megabytes for run in runs),
            len(runs),
        )


def run(command: list[str], home: Path) -> Took:
    environment = {**os.environ, "HOME": str(home)}
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SOURCE_DATE_EPOCH"):
        environment.pop(name, None)
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode}: {command}")
    return Took(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(contenders: list[Contender], work: Path, seconds: float, most: int) -> dict[str, Measured]:
    """Runs all of them in turns, until the time or the most rounds are used up."""
    runs: dict[str, list[Took]] = {contender.name: [] for contender in contenders}
    end = time.monotonic() + seconds
    rounds = 0
    while rounds < most and (rounds < LEAST_ROUNDS or time.monotonic() < end):
        for contender in contenders:
            place = work / "out"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            home = place / "home" if contender.fresh else work / "home"
            home.mkdir(exist_ok=True)
            runs[contender.name].append(run(contender.command(place), home))
        rounds += 1
        print(f"\rround {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {name: Measured.of(took) for name, took in runs.items()}
