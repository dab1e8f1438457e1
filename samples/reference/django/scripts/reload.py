"""Start again what runs code that has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisor import Child, Supervisor

LOOK_SECONDS = 0.5
SUFFIXES = (".py", ".html", ".txt")
PASSED_OVER = {"__pycache__", "node_modules", "tests"}


class Code:
    """The files below some directories, as a process has read them."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        self.directories = directories
        self.read = self.seen = dict(self.files())

    def has_changed(self) -> bool:
        """Whether it has, and has come to rest: a checkout writes many files."""
        rests = self.seen == (now := dict(self.files()))
        self.seen = now
        if not rests or now == self.read:
            return False
        self.read = now
        return True

    def files(self) -> Iterator[tuple[str, int]]:
        for top in self.directories:
            for directory, below, names in os.walk(top):
                below[:] = [name for name in below if name[0] != "." and name not in PASSED_OVER]
                for name in names:
                    if name.endswith(SUFFIXES):
                        path = Path(directory, name)
                        try:
                            yield str(path), path.stat().st_mtime_ns
                        except FileNotFoundError:
                            continue


class Reload:
    """Renews the processes of changed code one after the other, so that one always answers."""

    def __init__(self, supervisor: Supervisor) -> None:
        self.supervisor = supervisor
        self.codes = [Code(code) for code in {child.code for child in supervisor.children} if code]
        self.next_look = 0.0

    def tend(self) -> None:
        began = time.monotonic()
        if began < self.next_look:
            return
        changed = [code.directories for code in self.codes if code.has_changed()]
        # A tree that takes long to look through is looked through less often.
        self.next_look = began + max(LOOK_SECONDS, 20 * (time.monotonic() - began))
        for directories in changed:
            self.renew([child for child in self.supervisor.children if child.code == directories])

    def renew(self, children: list[Child]) -> None:
        for child in children:
            if self.supervisor.asked_to_stop.is_set():
                return
            print(f"{child.name} starts again: its code has changed", flush=True)
            child.broken = not self.supervisor.renew(child)
            if child.broken:
                print(f"{child.name} does not start: mend the code, it is tried again", flush=True)
                # The others go on with the code that they have read.
                return
