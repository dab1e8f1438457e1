"""The same input gives the same bytes and the same commit, wherever and as whoever it is rendered."""

import subprocess
from pathlib import Path

import pytest

from armature import LAUNCHER, environment, new
from conftest import ARCHITECTURES
from random_profiles import Profile
from repository import Repository
from trees import tree

EPOCH = "1700000000"
SURROUNDINGS = {
    "time zone": {"TZ": "Asia/Kathmandu"},
    "Turkish": {
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
        "JAVA_TOOL_OPTIONS": "-Duser.language=tr -Duser.country=TR",
    },
    "Arabic digits": {"JAVA_TOOL_OPTIONS": "-Duser.language=ar -Duser.country=EG -Duser.variant="},
    "no locale": {"LANG": None, "LC_ALL": "C", "JAVA_TOOL_OPTIONS": "-Dline.separator=\r\n"},
    "umask": {},
    "home": {},
}
HOSTILE_CONFIG = """
[user]
    name = Somebody Else
    email = else@example.org
[core]
    autocrlf = true
    hooksPath = /nonexistent
[commit]
    gpgsign = true
[init]
    defaultBranch = trunk
"""
PROFILES = [*ARCHITECTURES, "random"]


@pytest.fixture(scope="module", params=PROFILES)
def profile(request: pytest.FixtureRequest, work: Path, launcher: Path) -> Path:
    """An author in the profile goes before the identity of whoever runs."""
    if request.param == "random":
        text = Profile(4711, entities=8).text()
    else:
        text = (Path(__file__).parent / "shop.yaml").read_text("utf-8")
        text = text.replace("architecture: hybrid", f"architecture: {request.param}")
    text = text.replace("project:\n", "project:\n  author: Ada Example <ada@example.org>\n", 1)
    text = text.replace("project: {", "project: {author: Ada Example <ada@example.org>, ", 1)
    path = work / f"same-{request.param}.yaml"
    path.write_text(text, "utf-8")
    return path


def commit(path: Path) -> str:
    return Repository(path, "").git("log", "-1", "--format=%H %T %an <%ae> %ad %cn %cd", "--date=raw")


@pytest.fixture(scope="module")
def first(profile: Path, work: Path) -> Path:
    path = work / f"{profile.stem}-first"
    new(profile, path, SOURCE_DATE_EPOCH=EPOCH)
    return path


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_elsewhere(profile: Path, first: Path, work: Path, tmp_path: Path, name: str) -> None:
    target = work / f"{profile.stem} {name} ü"
    changes: dict[str, str | None] = {"SOURCE_DATE_EPOCH": EPOCH, **SURROUNDINGS[name]}
    if name == "home":
        (tmp_path / ".gitconfig").write_text(HOSTILE_CONFIG)
        changes["HOME"] = str(tmp_path)
    mask = "077" if name == "umask" else "022"
    command = f'umask {mask}; exec "$0" new "$1" "$2"'
    done = subprocess.run(
        ["sh", "-c", command, LAUNCHER, profile, target], env=environment(**changes), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    assert tree(target) == tree(first)
    assert commit(target) == commit(first)
    print(commit(target).strip())


def test_the_commit_says_when_and_who(first: Path) -> None:
    assert f"Ada Example <ada@example.org> {EPOCH} +0000" in commit(first)
    assert Repository(first, "").git("status", "--porcelain") == ""
    assert Repository(first, "").git("branch", "--show-current") == "main\n"


def test_no_rendered_file_holds_this_machine(first: Path) -> None:
    here = str(first.parent).encode()
    found = [path for path in first.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert not [path for path in found if here in path.read_bytes()]
