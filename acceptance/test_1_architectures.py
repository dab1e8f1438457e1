"""Two domains in the three architectures: their own checks and tests, then the contract over HTTP."""

import json
import os
import shutil
import urllib.request
from typing import Any

import httpx
import pytest
from table import Table

from armature import ROOT
from benchmarks import hold_tables
from browser import add_tag
from conftest import ARCHITECTURES, Repositories
from contracts import call_typed, disagreements, hold
from documents import differences, unsaid
from faults import Faults
from races import Races
from reloading import follows_changes
from replays import replayed
from repository import Repository, Running
from sockets import faults

# The first document of each profile, with the architecture that it came from.
DOCUMENTS: dict[str, tuple[str, dict[str, Any]]] = {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize("profile", ["shop", "every-type"], scope="module")
    metafunc.parametrize("architecture", ARCHITECTURES, scope="module")


@pytest.fixture(scope="module")
def repository(profile: str, architecture: str, repositories: Repositories) -> Repository:
    return repositories.get(profile, architecture)


def test_make_check(repository: Repository) -> None:
    repository.make("check")


def test_make_test(repository: Repository) -> None:
    repository.make("test")


def test_make_bench(profile: str, repository: Repository) -> None:
    if (profile, repository.architecture) == ("every-type", "django"):
        pytest.skip("the hybrid's Django half has shown it")
    hold_tables(repository, filtered=profile == "shop")


def test_contract(profile: str, repository: Repository, running: Running) -> None:
    hold(profile, repository, running)


def test_browser(profile: str, repository: Repository, running: Running) -> None:
    """A person signs in to the admin and adds a row; the API gives it, through the same address."""
    if (profile, repository.architecture) != ("shop", "hybrid"):
        pytest.skip("the browser looks at the shop as hybrid")
    add_tag(running, ROOT / "target" / "acceptance" / "admin.png")


def test_documents(profile: str, repository: Repository, running: Running) -> None:
    """Every architecture describes the same API."""
    with urllib.request.urlopen(f"{running.address}/api/v1/openapi.json", timeout=30) as answer:
        document = json.load(answer)
    assert not unsaid(document)
    first, other = DOCUMENTS.setdefault(profile, (repository.architecture, document))
    # FastAPI alone has no sign-in page that would open a session.
    schemes = {"bearer"} if "fastapi" in (first, repository.architecture) else {"bearer", "session"}
    found = differences(other, document, schemes)
    assert not found, f"{first} and {repository.architecture}:\n" + "\n".join(found)


def test_manage(profile: str, repository: Repository, running: Running) -> None:
    """A command on the development database, with words that a shell would part."""
    if profile != "shop":
        pytest.skip("one profile shows it")
    login, password = "o'neil@example.org", "correct horse"
    if repository.architecture == "fastapi":
        words = f"""createsuperuser "{login}" """
    else:
        words = f"""createsuperuser --no-input --email "{login}" """
    given = {"DJANGO_SUPERUSER_PASSWORD": password, "FIRST_SUPERUSER_PASSWORD": password}
    repository.make("manage", f"args={words}", **given)
    body = {"username": login, "password": password}
    answer = httpx.post(f"{running.address}/api/v1/auth/login", json=body, timeout=30)
    assert answer.status_code == 200, answer.text


def test_make_migrations(profile: str, repository: Repository, running: Running) -> None:
    """Alembic writes a migration, and the linter of the environment formats it: none need be on the PATH."""
    if (profile, repository.architecture) != ("shop", "fastapi"):
        pytest.skip("Alembic writes migrations where there is no Django, and one profile shows it")
    repository.make("migrations", "name=add nothing")
    (written,) = (repository.path / "migrations" / "versions").glob("*_add_nothing.py")
    written.unlink()


def test_typed_client(repository: Repository, running: Running) -> None:
    call_typed(repository, running)


def test_races(profile: str, repository: Repository, running: Running) -> None:
    """Several clients at once."""
    if profile != "shop":
        pytest.skip("the races are run in the shop")
    found = Races(running.address, *running.logins["admin"], repository.path / ".run" / "mail").faults()
    assert not found, "\n".join(found)


def test_halves_agree(profile: str, repository: Repository, running: Running) -> None:
    """Both halves of a hybrid give every list to the byte, of all rows that the tests before have left."""
    if repository.architecture != "hybrid":
        pytest.skip("only a hybrid has halves")
    found = disagreements(running, Table(profile).routes)
    assert not found, "\n".join(found)


def test_replay(profile: str, repository: Repository, running: Running, seed: int) -> None:
    """Requests made of the profile are answered alike; takes away the rows that the demo has made."""
    if profile != "every-type":
        pytest.skip("the other one has every type")
    found = replayed(profile, seed).faults(repository, running)
    assert not found, f"{len(found)} answers\n" + "\n".join(found[:20])


def test_reload(profile: str, repository: Repository, running: Running) -> None:
    """What runs follows changes of its code."""
    if profile != "shop":
        pytest.skip("one profile shows it")
    follows_changes(repository, running)


def test_gateway(repository: Repository, running: Running) -> None:
    """What nginx itself refuses is a problem document too."""
    if not shutil.which("nginx", path="/usr/sbin:" + os.environ["PATH"]):
        pytest.skip("nginx is not installed")
    found = faults(running.address)
    assert not found, f"{repository.architecture}:\n" + "\n".join(found)


@pytest.mark.parametrize("fault", ["killed", "database_gone", "crowd", "ended"])
def test_faults(profile: str, repository: Repository, running: Running, fault: str) -> None:
    """What goes wrong while clients ask; the last one ends the run."""
    if (profile, repository.architecture) != ("shop", "hybrid") or len(running.processes) < 5:
        pytest.skip("the hybrid shop behind nginx has all that can fail")
    found = getattr(Faults(repository, running), fault)()
    assert not found, "\n".join(found)


def test_nothing_left(repository: Repository) -> None:
    """The work tree is as committed after everything that ran in it."""
    repository.git("diff", "--exit-code")
    untracked = repository.git("ls-files", "--others", "--exclude-standard").split()
    assert set(untracked) <= {"uv.lock"}, untracked
