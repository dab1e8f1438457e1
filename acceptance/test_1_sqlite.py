"""The shop on SQLite: its own checks and tests, the contract, several clients at once."""

import pytest

from benchmarks import hold_tables
from conftest import Repositories
from contracts import hold
from races import Races
from repository import Repository, Running


@pytest.fixture(scope="module", params=["django", "fastapi", "mounted"])
def repository(request: pytest.FixtureRequest, repositories: Repositories) -> Repository:
    return repositories.get("shop", f"{request.param}-sqlite")


def test_make_check(repository: Repository) -> None:
    repository.make("check")


def test_make_test(repository: Repository) -> None:
    repository.make("test")


def test_make_bench(repository: Repository) -> None:
    hold_tables(repository, sqlite=True)


def test_contract(repository: Repository, running: Running) -> None:
    hold("shop", repository, running, sqlite=True)


def test_races(repository: Repository, running: Running) -> None:
    found = Races(running.address, *running.logins["admin"], repository.path / ".run" / "mail").faults()
    assert not found, "\n".join(found)


def test_nothing_left(repository: Repository) -> None:
    repository.git("diff", "--exit-code")
    untracked = repository.git("ls-files", "--others", "--exclude-standard").split()
    assert set(untracked) <= {"uv.lock"}, untracked
