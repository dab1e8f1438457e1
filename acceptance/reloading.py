"""Code that is changed while it runs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from repository import Repository, Running

SENTENCE, OTHER = "There is nothing at this address.", "Nobody lives here."
SECONDS = 60


def follows_changes(repository: Repository, running: Running) -> None:
    """Every process says what the changed code says; one answers while code is there that does not start."""
    processes = [at for name, at in running.processes.items() if name != "ready"]
    everywhere = [running.address, *processes]
    files = [
        path for half in ("", "core", "api") for path in (repository.path / half).glob("common/messages.py")
    ]
    assert files
    with changed(files, lambda text: text.replace(SENTENCE, OTHER)):
        wait_for(OTHER, everywhere)
        log = repository.path / ".run" / "acceptance.log"
        with changed(files, lambda text: text + "\ndef\n"):
            wait_until(lambda: log.read_text("utf-8").count("does not start") >= len(files), "complaint")
            if processes:
                wait_for(OTHER, [running.address])
        wait_for(OTHER, everywhere)
    wait_for(SENTENCE, everywhere)


@contextmanager
def changed(files: list[Path], change: Callable[[str], str]) -> Iterator[None]:
    before = {file: file.read_text("utf-8") for file in files}
    try:
        for file, text in before.items():
            file.write_text(change(text), "utf-8")
        yield
    finally:
        for file, text in before.items():
            file.write_text(text, "utf-8")


def wait_for(sentence: str, addresses: list[str]) -> None:
    for address in addresses:
        wait_until(lambda address=address: said(address) == sentence, f"{sentence!r} at {address}")


def wait_until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, f"no {what} after {SECONDS} seconds"
        time.sleep(0.1)


def said(address: str) -> str:
    try:
        answer = httpx.get(f"{address}/api/v1/nothing", timeout=10)
    except httpx.HTTPError:
        return ""
    return str(answer.json().get("detail")) if answer.content.startswith(b"{") else ""
