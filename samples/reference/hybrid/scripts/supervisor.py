"""Keep processes running until a signal says stop, then leave none behind."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lifeline import until_we_end

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import FrameType

START_SECONDS = 90
STOP_SECONDS = 10
CRASHES = 5
CRASH_SECONDS = 30
NO_ANSWER = (OSError, http.client.HTTPException)


class RunError(Exception):
    """Why the run cannot go on, in words for the person at the terminal."""


@dataclass
class Child:
    """One process, in a session of its own so that all it started can be ended with it."""

    name: str
    command: Sequence[str]
    directory: Path
    environ: Mapping[str, str]
    options: Mapping[str, Any] = field(default_factory=dict)
    # The balancer stops before the others, and lets requests finish.
    in_front: bool = False
    # What its probe answers, and where its code lies: when that changes, it is started again.
    probe: Callable[[], int] = int
    code: tuple[Path, ...] = ()
    # Its code does not start: it is left alone until that changes.
    broken: bool = False
    crashes: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            cwd=self.directory,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=until_we_end(signal.SIGTERM),  # noqa: PLW1509 - we have no threads
            **self.options,
        )

    def how_it_ended(self) -> str:
        code = self.process.returncode
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def keeps_ending(self) -> bool:
        now = time.monotonic()
        self.crashes = [at for at in self.crashes if now - at < CRASH_SECONDS] + [now]
        return len(self.crashes) >= CRASHES

    def ask_to_stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT if self.in_front else signal.SIGTERM)

    def end_group(self) -> None:
        """Kill what is left of the process and its workers, which may still hold the port."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Supervisor:
    """The children in the order of their start, and the wish to stop."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.started = False
        self.asked_to_stop = threading.Event()
        self.hurried = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.on_signal)

    def on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.hurried = self.asked_to_stop.is_set()
        self.asked_to_stop.set()

    def finish(self, command: Sequence[str], directory: Path, environ: Mapping[str, str]) -> None:
        """Run a command to its end, or until a signal."""
        child = Child(command[0], command, directory, environ)
        while child.process.poll() is None and not self.asked_to_stop.wait(0.05):
            pass
        failed = child.process.returncode
        child.end_group()
        if failed:
            raise RunError(f"`{' '.join(command[1:])}` ended with {child.how_it_ended()}.")

    def wait_until(self, answers: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + START_SECONDS
        while not self.asked_to_stop.is_set() and not answers():
            self.tend()
            if time.monotonic() > end:
                raise RunError(f"{what} does not answer after {START_SECONDS} seconds.")
            self.asked_to_stop.wait(0.1)

    def tend(self) -> None:
        """Start again what has died; give up on what keeps dying."""
        for child in self.children:
            if child.broken or child.process.poll() is None:
                continue
            how = child.how_it_ended()
            child.end_group()
            if not self.started:
                raise RunError(f"{child.name} ended with {how} before it answered.")
            if child.keeps_ending():
                raise RunError(f"{child.name} keeps ending, now with {how}: stopping everything.")
            print(f"{child.name} ended with {how}: starting it again", flush=True)
            child.start()

    def renew(self, child: Child) -> bool:
        """Start a child again with code that has changed; say whether that starts."""
        if not child.broken:
            child.ask_to_stop()
            self.let_end(child, time.monotonic() + STOP_SECONDS)
        child.start()
        end = time.monotonic() + START_SECONDS
        while child.process.poll() is None and time.monotonic() < end:
            if self.asked_to_stop.wait(0.05) or (status := child.probe()) == http.HTTPStatus.OK:
                return True
            if status:
                break
        child.end_group()
        return False

    def let_end(self, child: Child, end: float) -> None:
        while child.process.poll() is None and time.monotonic() < end and not self.hurried:
            time.sleep(0.05)
        child.end_group()

    def stop(self) -> None:
        """Stop the balancer first: what it has passed on is answered, and nothing new comes."""
        for in_front in (True, False):
            children = [child for child in self.children if child.in_front is in_front]
            for child in children:
                child.ask_to_stop()
            end = time.monotonic() + STOP_SECONDS
            for child in children:
                self.let_end(child, end)
        self.children.clear()


def answers(port: int, path: str) -> bool:
    """Whether a request for the path gets 200."""
    return probe(port, path) == http.HTTPStatus.OK


def probe(port: int, path: str) -> int:
    """The status of what a request for the path gets, or 0 where nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
    except NO_ANSWER:
        return 0
    else:
        return response.status
    finally:
        connection.close()
