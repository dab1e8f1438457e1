import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from armature import LAUNCHER, ROOT, armature, new
from cluster import Cluster, cluster
from repository import Repository

ARCHITECTURES = ["django", "fastapi", "hybrid"]
WORK = ROOT / "target" / "acceptance" / "work"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("armature")
    group.addoption("--domains", type=int, default=5, help="how many random domains (default: 5)")
    group.addoption("--broken", type=int, default=60, help="how many broken profiles (default: 60)")
    group.addoption("--seed", type=int, default=1, help="where the random profiles begin (default: 1)")
    group = parser.getgroup("contract")
    group.addoption("--address", help="the server under test, for example http://127.0.0.1:8000")
    group.addoption("--admin", help="LOGIN:PASSWORD of a superuser")
    group.addoption("--member", help="LOGIN:PASSWORD of a user who is no staff")
    group.addoption("--session", action="store_true", help="the address has Django's admin")


@pytest.fixture(scope="session")
def work() -> Path:
    """An empty folder; what a run leaves there stays to be looked at until the next one."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    return WORK


@pytest.fixture(scope="session")
def launcher() -> Path:
    """The launcher, built."""
    if not LAUNCHER.exists():
        pytest.fail(f"{LAUNCHER} is not there")
    result = armature("--version")
    assert result.exit == 0, result
    print(result.output.strip())
    return LAUNCHER


@pytest.fixture(scope="session")
def repositories(work: Path, launcher: Path) -> dict[str, Repository]:
    """The shop in the three architectures."""
    profile = (ROOT / "acceptance" / "shop.yaml").read_text("utf-8")
    rendered = {}
    for architecture in ARCHITECTURES:
        source = work / f"shop-{architecture}.yaml"
        source.write_text(profile.replace("architecture: hybrid", f"architecture: {architecture}"), "utf-8")
        print(f"armature new {source}", flush=True)
        new(source, work / f"shop-{architecture}")
        rendered[architecture] = Repository(work / f"shop-{architecture}", architecture)
    return rendered


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as made:
        print(f"PostgreSQL on {made.port}")
        yield made


@pytest.fixture
def only_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")
