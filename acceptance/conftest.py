import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from armature import LAUNCHER, ROOT, armature, new
from cluster import Cluster, cluster
from repository import Repository, Running
from trees import tree

# A shell that starts the tests in the background has them, and all that they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

ARCHITECTURES = ["django", "fastapi", "hybrid"]
# Not below this project: inside of a work tree `new` makes no repository.
WORK = Path(tempfile.gettempdir()) / f"armature-acceptance-{os.geteuid()}"
# One of pytest-xdist's processes has a folder of its own.
WORK /= os.environ.get("PYTEST_XDIST_WORKER", "")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("armature")
    group.addoption("--domains", type=int, default=5, help="how many random domains (default: 5)")
    group.addoption("--broken", type=int, default=60, help="how many broken profiles (default: 60)")
    group.addoption("--seed", type=int, default=1, help="where what is random begins (default: 1)")
    group = parser.getgroup("contract")
    group.addoption("--address", help="the server under test, for example http://127.0.0.1:8000")
    group.addoption("--admin", help="LOGIN:PASSWORD of a superuser")
    group.addoption("--table", default="shop", help="shop (default) or every-type")
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


SMALL = """
armature: 1
project: Small Shop
architecture: fastapi
domain:
  catalog:
    Tag:
      fields: {name: string(40) unique}
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, launcher: Path) -> Path:
    """A profile that is rendered fast."""
    path = tmp_path_factory.mktemp("profile") / "small.yaml"
    path.write_text(SMALL)
    return path


@pytest.fixture(scope="session")
def whole(small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a whole rendering of it holds."""
    target = tmp_path_factory.mktemp("whole") / "shop"
    new(small, target)
    return tree(target)


@pytest.fixture(scope="session")
def seed(pytestconfig: pytest.Config) -> int:
    """The same in every run, unless asked for otherwise: what CI says holds tomorrow too."""
    return int(pytestconfig.getoption("--seed"))


class Repositories:
    """The hand-written profiles in the three architectures, each rendered when it is first asked for."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.rendered: dict[str, Repository] = {}

    def get(self, profile: str, architecture: str) -> Repository:
        name = f"{profile}-{architecture}"
        if name not in self.rendered:
            text = (ROOT / "acceptance" / f"{profile}.yaml").read_text("utf-8")
            source = self.work / f"{name}.yaml"
            source.write_text(as_architecture(text, architecture), "utf-8")
            print(f"armature new {source}", flush=True)
            # One of them in a directory whose name a shell would read otherwise.
            place = self.work / name.replace("-mounted", """ it's "$HOME" & `id` #1 mounted""")
            new(source, place)
            kind = architecture.removesuffix("-sqlite").replace("mounted", "hybrid")
            self.rendered[name] = Repository(place, kind)
        return self.rendered[name]


def as_architecture(text: str, architecture: str) -> str:
    """The hand-written profile in another architecture, with `-sqlite` at its end on SQLite.

    In `mounted` Django answers, which FastAPI calls.
    """
    architecture, sqlite, _ = architecture.partition("-sqlite")
    if architecture == "mounted":
        text = re.sub(r"(?m)^    serve: .*$", "    serve: django", text)
        architecture = "hybrid\ntopology: mounted"
    if sqlite:
        architecture += "\ninfrastructure: {database: sqlite}"
    return text.replace("architecture: hybrid", f"architecture: {architecture}")


@pytest.fixture(scope="session")
def repositories(work: Path, launcher: Path) -> Repositories:
    return Repositories(work)


@pytest.fixture(scope="module")
def running(repository: Repository) -> Iterator[Running]:
    """The module's `repository`, answering."""
    with repository.running() as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as made:
        print(f"PostgreSQL on {made.port}")
        yield made


@pytest.fixture
def only_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")
