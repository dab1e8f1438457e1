"""A domain that nothing was built with in all four renderings, and every type with a mounted Django."""

import json
import re
import urllib.request
from typing import Any

import pytest
from table import Table

from conftest import Repositories
from contracts import call_typed, disagreements, hold
from documents import differences, unsaid
from first_request import hold_first_request
from fuzzing import fuzz
from paging import Paging
from replays import replayed
from repository import Repository, Running

RENDERINGS = [
    ("library", "django"),
    ("library", "fastapi"),
    ("library", "hybrid"),
    ("library", "mounted"),
    ("every-type", "mounted"),
]
# The document that the first rendering of a profile gives.
DOCUMENTS: dict[str, dict[str, Any]] = {}


@pytest.fixture(scope="module", params=RENDERINGS, ids="-".join)
def rendering(request: pytest.FixtureRequest) -> tuple[str, str]:
    profile, architecture = request.param
    return profile, architecture


@pytest.fixture(scope="module")
def repository(rendering: tuple[str, str], repositories: Repositories) -> Repository:
    return repositories.get(*rendering)


def test_first_request(repository: Repository, running: Running) -> None:
    hold_first_request(repository, running)


def test_contract(rendering: tuple[str, str], repository: Repository, running: Running) -> None:
    hold(rendering[0], repository, running)


def test_pages(rendering: tuple[str, str], running: Running) -> None:
    """Lists in every order while rows come and go."""
    if rendering[0] != "library":
        pytest.skip("the library has lists of every kind")
    found = Paging(running.address, *running.logins["admin"]).faults()
    assert not found, "\n".join(found)


def test_processes_agree(rendering: tuple[str, str], repository: Repository, running: Running) -> None:
    if repository.architecture != "hybrid":
        pytest.skip("only a hybrid has halves")
    found = disagreements(running, Table(rendering[0]).routes)
    assert not found, "\n".join(found)


def test_documents(rendering: tuple[str, str], running: Running) -> None:
    with urllib.request.urlopen(f"{running.address}/api/v1/openapi.json", timeout=30) as answer:
        document = json.load(answer)
    assert not unsaid(document)
    found = differences(DOCUMENTS.setdefault(rendering[0], document), document, {"bearer"})
    assert not found, "\n".join(found)


def test_typed_client(repository: Repository, running: Running) -> None:
    call_typed(repository, running)


def test_fuzzing(rendering: tuple[str, str], repository: Repository, running: Running) -> None:
    """What is made of the document alone, request upon request, as a superuser."""
    if rendering[0] != "library":
        pytest.skip("the repositories' own tests do that for each operation")
    fuzz(repository, running)


def test_replay(rendering: tuple[str, str], repository: Repository, running: Running, seed: int) -> None:
    """Requests made of the profile are answered alike; takes away the rows that the demo has made."""
    name = rendering[0]
    if name != "library":
        pytest.skip("the other renderings of every-type do that among themselves")
    found = replayed(name, seed).faults(repository, running)
    assert not found, f"{len(found)} answers\n" + "\n".join(found[:20])


def test_types_for_a_newer_python(rendering: tuple[str, str], repository: Repository) -> None:
    """What its packages say of their types depends on the lowest Python."""
    if rendering != ("every-type", "mounted"):
        pytest.skip("this one has both halves, and actions")
    settings = repository.path / "pyproject.toml"
    text = settings.read_text()
    newer = re.sub(r'(python_?version) = "3\.11"', r'\1 = "3.14"', text, flags=re.IGNORECASE)
    assert newer.count('"3.14"') == text.count('"3.14"') + 2
    settings.write_text(newer)
    try:
        repository.make("check-mypy", "check-pyright")
    finally:
        settings.write_text(text)


def test_its_own_checks_and_tests(rendering: tuple[str, str], repository: Repository) -> None:
    if rendering != ("library", "hybrid"):
        pytest.skip("the other domains do that for this rendering")
    repository.make("check", "test")
