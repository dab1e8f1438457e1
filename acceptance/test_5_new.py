"""`new` leaves its target as it was, or whole: kills, disks, races, places and names."""

import json
import os
import pty
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from armature import LAUNCHER, ROOT, armature, environment, new
from repository import Repository
from trees import names, tree

SMALL = """
armature: 1
project: Small Shop
architecture: fastapi
domain:
  catalog:
    Tag:
      fields: {name: string(40) unique}
"""
KILLS = 24
ODD_NAMES = [
    "with space",
    "it's",
    'a"b',
    "$HOME",
    "`x`",
    "100%",
    "ü漢🎈",
    "new\nline",
    "-dash",
    "#if",
    "a;b&c",
    "*",
    "back\\slash",
    "e\u0301",
    "x" * 200,
    ".hidden",
    "~",
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory, launcher: Path) -> Path:
    path = tmp_path_factory.mktemp("profile") / "small.yaml"
    path.write_text(SMALL)
    return path


@pytest.fixture(scope="module")
def whole(profile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a whole rendering holds."""
    target = tmp_path_factory.mktemp("whole") / "shop"
    new(profile, target)
    return tree(target)


def clean(target: Path) -> bool:
    return Repository(target, "").git("status", "--porcelain", "--ignored") == ""


def refused(result: object, exit: int, message: str = "") -> None:
    assert result.exit == exit, result
    assert message in result.errors, result
    assert "\tat " not in result.errors, result
    assert "Exception" not in result.errors, result


# Kills


@pytest.mark.parametrize("there", ["missing", "empty"])
def test_kill(profile: Path, whole: dict[str, str], tmp_path: Path, there: str) -> None:
    """Killed at random moments, then run again: the target is not there, as it was, or whole."""
    chance = random.Random(there)
    seconds = _seconds(profile, tmp_path / "measured")
    found = {"nothing": 0, "whole": 0}
    for number in range(KILLS // 2):
        parent = tmp_path / f"kill-{number}"
        parent.mkdir()
        target = parent / "shop"
        if there == "empty":
            target.mkdir()
        process = subprocess.Popen(
            [LAUNCHER, "new", profile, target],
            env=environment(),
            start_new_session=True,
            stderr=subprocess.PIPE,
        )
        if number % 2:
            _wait_for_a_file(parent, process)
            time.sleep(chance.uniform(0, 0.08))
        else:
            time.sleep(seconds * chance.uniform(0.4, 1.05))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if there == "missing" and target.exists():
            assert tree(target) == whole
            assert clean(target)
            found["whole"] += 1
            continue
        left = names(target) if target.exists() else set()
        again = armature("new", profile, target)
        if again.exit == 3:
            assert tree(target) == whole, f"refused, though not whole: {again}"
            found["whole"] += 1
        else:
            assert again.exit == 0, f"after {left}: {again}"
            found["nothing"] += 1
        assert tree(target) == whole
        assert clean(target)
        assert names(parent) == {"shop"}, "what the killed run left is gone"
    print(f"{seconds:.2f} s each, found {found}")


def _wait_for_a_file(parent: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the run has begun to write."""
    before = set(parent.rglob("*"))
    while process.poll() is None and set(parent.rglob("*")) == before:
        time.sleep(0.001)


def _seconds(profile: Path, target: Path) -> float:
    began = time.monotonic()
    new(profile, target)
    return time.monotonic() - began


def test_ctrl_c(profile: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    seconds = _seconds(profile, tmp_path_factory.mktemp("measured") / "shop")
    process = subprocess.Popen(
        [LAUNCHER, "new", profile, tmp_path / "shop"], env=environment(), start_new_session=True
    )
    # In the middle of it, however fast the machine is.
    time.sleep(seconds / 2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    assert names(tmp_path) == set()


# Disks


@pytest.fixture
def mount(only_root: None, tmp_path: Path) -> Iterator[object]:
    """Mounts small disks in memory."""
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"disk-{len(mounted)}"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, text=True
        )
        if done.returncode:
            pytest.skip(f"cannot mount here: {done.stderr.strip()}")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
@pytest.mark.parametrize("there", ["missing", "empty", "disk itself"])
def test_full_disk(profile: Path, tmp_path: Path, mount, share: float, there: str) -> None:
    new(profile, tmp_path / "whole")
    blocks = int(
        subprocess.check_output(["du", "-sk", "--apparent-size", tmp_path / "whole"], text=True).split()[0]
    )
    disk = mount(f"size={max(8, int(blocks * share))}k")
    target = disk if there == "disk itself" else disk / "shop"
    if there == "empty":
        target.mkdir()
    result = armature("new", profile, target)
    refused(result, 1, "space")
    expected = {"shop"} if there == "empty" else set()
    assert names(disk) == expected
    assert tree(disk) in ({}, {"./": "empty"}, {"shop/": "empty"})


def test_no_more_files(profile: Path, mount) -> None:
    disk = mount("size=50m,nr_inodes=12")
    refused(armature("new", profile, disk / "shop"), 1, "space")
    assert names(disk) == set()


def test_read_only(profile: Path, mount) -> None:
    disk = mount("size=1m,ro")
    result = armature("new", profile, disk / "shop")
    refused(result, 3)
    assert str(disk) in result.errors
    assert names(disk) == set()


# Several at once


@pytest.mark.parametrize("there", ["missing", "empty"])
def test_two_at_once(profile: Path, whole: dict[str, str], tmp_path: Path, there: str) -> None:
    target = tmp_path / "shop"
    if there == "empty":
        target.mkdir()
    runs = [
        subprocess.Popen(
            [LAUNCHER, "new", profile, target],
            env=environment(),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    outputs = [run.communicate() for run in runs]
    exits = sorted(run.returncode for run in runs)
    print(exits)
    assert exits == [0, 3, 3], outputs
    assert tree(target) == whole
    assert clean(target)
    assert names(tmp_path) == {"shop"}


# Git


def test_no_identity(profile: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    new(profile, tmp_path / "shop", HOME=str(home), XDG_CONFIG_HOME=None, EMAIL=None)
    author = Repository(tmp_path / "shop", "").git("log", "-1", "--format=%an|%cn")
    assert author == "Armature|Armature\n"
    assert names(home) <= {".cache", ".m2"}


def test_the_users_identity_and_nothing_else(profile: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    config = (
        "[user]\nname = Ada Ü\nemail = ada@example.org\n[commit]\ngpgsign = true\n[core]\nhooksPath = /nope\n"
    )
    (home / ".gitconfig").write_text(config)
    new(profile, tmp_path / "shop", HOME=str(home), XDG_CONFIG_HOME=None)
    assert (
        Repository(tmp_path / "shop", "").git("log", "-1", "--format=%an <%ae>")
        == "Ada Ü <ada@example.org>\n"
    )


def test_git_variables_are_ignored(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    subprocess.run(["git", "init", "-q", other], check=True)
    before = tree(other / ".git")
    variables = {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_AUTHOR_DATE": "2001-01-01T00:00:00",
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
    }
    new(profile, tmp_path / "shop", **variables)
    assert tree(tmp_path / "shop") == whole
    assert clean(tmp_path / "shop")
    assert tree(other / ".git") == before


def test_a_repository_around(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    before = tree(tmp_path / ".git")
    result = new(profile, tmp_path / "apps" / "shop", "--json")
    assert result.json["commit"] is None
    assert tree(tmp_path / "apps" / "shop") == whole
    assert not (tmp_path / "apps" / "shop" / ".git").exists()
    assert tree(tmp_path / ".git") == before
    refused(armature("new", profile, tmp_path / "branch", "--branch", "x"), 3)
    assert not (tmp_path / "branch").exists()


def test_a_broken_repository_around(profile: Path, tmp_path: Path) -> None:
    """A `.git` that is none is not a work tree."""
    (tmp_path / ".git").mkdir()
    new(profile, tmp_path / "shop")
    assert clean(tmp_path / "shop")


# Places


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(profile: Path, whole: dict[str, str], tmp_path: Path, name: str) -> None:
    result = armature("new", profile, "--", name, cwd=tmp_path)
    assert result.exit == 0, result
    assert names(tmp_path) == {name}
    assert tree(tmp_path / name) == whole
    assert clean(tmp_path / name)


@pytest.mark.parametrize("place", ["a/b/c", "a/", "./a/../b", "."])
def test_places(profile: Path, whole: dict[str, str], tmp_path: Path, place: str) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a").mkdir()
    cwd = tmp_path / "here" / "a" if place == "." else tmp_path / "here"
    assert armature("new", profile, place, cwd=cwd).exit == 0
    assert tree(cwd / place) == whole


def test_the_slug_is_the_default(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    result = armature("new", "-", cwd=tmp_path, stdin=profile.read_bytes())
    assert result.exit == 0, result
    assert tree(tmp_path / "small-shop") == whole


def test_links(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    new(profile, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert tree(tmp_path / "real") == whole
    refused(armature("new", profile, tmp_path / "dangling"), 3)
    assert names(tmp_path) == {"real", "link", "dangling"}


def test_taken(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused(armature("new", profile, tmp_path / "file"), 3)
    assert (tmp_path / "file").read_text() == "mine"
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    refused(armature("new", profile, full), 3)
    assert names(full) == {"mine.txt"}
    new(profile, full, "--into-existing")
    assert {**whole, "mine.txt": tree(full)["mine.txt"]} == tree(full)


def test_never_overwrites(profile: Path, tmp_path: Path) -> None:
    for place, text in (("README.md", "mine"), ("api/main.py", "mine")):
        target = tmp_path / place.replace("/", "-")
        (target / place).parent.mkdir(parents=True)
        (target / place).write_text(text)
        before = tree(target)
        refused(armature("new", profile, target, "--into-existing"), 3, place)
        assert tree(target) == before


def test_dry_run(profile: Path, tmp_path: Path) -> None:
    result = armature("new", profile, tmp_path / "shop", "--dry-run")
    assert result.exit == 0, result
    assert "README.md" in result.output
    assert names(tmp_path) == set()
    (tmp_path / "file").write_text("mine")
    refused(armature("new", profile, tmp_path / "file", "--dry-run"), 3)


def test_json(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    document = new(profile, tmp_path / "shop", "--json").json
    keys = [
        "command",
        "status",
        "architecture",
        "directory",
        "commit",
        "files",
        "conflicts",
        "next",
        "milliseconds",
    ]
    assert list(document) == keys
    assert document["commit"] == Repository(tmp_path / "shop", "").git("rev-parse", "HEAD").strip()
    listed = {file["path"]: file["sha256"] for file in document["files"]}
    assert listed == {path: value.split()[1] for path, value in whole.items()}
    assert {file["action"] for file in document["files"]} == {"create"}
    assert document["next"]
    assert len(document["next"]) <= 3
    print(json.dumps(document)[:200])


def test_no_git(profile: Path, whole: dict[str, str], tmp_path: Path) -> None:
    new(profile, tmp_path / "shop", "--no-git")
    assert tree(tmp_path / "shop") == whole
    assert not (tmp_path / "shop" / ".git").exists()


def test_set_is_written_into_the_kept_profile(profile: Path, tmp_path: Path) -> None:
    new(profile, tmp_path / "shop", "--set", "architecture=django", "--set", "project.description=Says: more")
    kept = (tmp_path / "shop" / ".armature" / "profile.yaml").read_text()
    assert "architecture: django" in kept
    assert "Says: more" in kept
    assert (tmp_path / "shop" / "manage.py").exists()


def typed(directory: Path, *lines: str, end: bytes = b"") -> tuple[int, str]:
    """`new` on a terminal, where somebody answers with these lines: each when something is asked."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(directory)
        os.execve(LAUNCHER, [str(LAUNCHER), "new"], environment(TERM="dumb"))
    shown, answers = b"", [f"{line}\n".encode() for line in lines] + ([end] if end else [])
    while True:
        try:
            read = os.read(terminal, 4096)
        except OSError:
            break
        if not read:
            break
        shown += read
        if shown.endswith(b": ") and answers:
            os.write(terminal, answers.pop(0))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode("utf-8", "replace")


def test_the_wizard(tmp_path: Path) -> None:
    answers = ["Corner Shop", "flask", "fastapi", "catalog", "Tag", "name: strin", "name: string(40) unique"]
    exit, shown = typed(tmp_path, *answers, "", "", "", "", "shop")
    assert exit == 0, shown
    assert "architecture cannot be flask" in shown
    assert "try: string" in shown
    assert (tmp_path / "corner-shop.yaml").read_text() == (
        "armature: 1\nproject: Corner Shop\narchitecture: fastapi\n"
        "domain:\n  catalog:\n    Tag:\n      fields:\n        name: string(40) unique\n"
    )
    Repository(tmp_path / "shop", "fastapi").git("fsck", "--strict")
    assert (tmp_path / "shop" / "api" / "catalog" / "models.py").exists()


def test_ctrl_c_ends_the_wizard(tmp_path: Path) -> None:
    exit, shown = typed(tmp_path, "Corner Shop", "django", end=b"\x03")
    assert exit == 130, shown
    assert names(tmp_path) == set()


def test_nobody_is_asked_without_a_terminal(tmp_path: Path) -> None:
    result = armature("new", cwd=tmp_path, stdin=b"Corner Shop\n\n\n\n\n")
    assert result.exit == 2, result
    assert "armature new sample:" in result.errors
    assert names(tmp_path) == set()


def test_a_pack(profile: Path, tmp_path: Path) -> None:
    """A house's files of every kind, as git has them; then a pack with a mistake."""
    house = ROOT / "generator" / "src" / "test" / "resources" / "packs" / "house"
    chosen = ["--set", "architecture=django", "--set", "variables.cost_centre=A17", "--pack", str(house)]
    new(profile, tmp_path / "shop", *chosen)
    repository = Repository(tmp_path / "shop", "django")
    assert "# A17\n" in (repository.path / "docs" / "A17.md").read_text()
    assert (repository.path / "HOUSE.md").read_text() == "# Silver\n"
    assert os.readlink(repository.path / "latest") == "docs"
    assert (repository.path / "docs" / "logo.bin").read_bytes().startswith(b"\0\x01\xff\r\n")
    assert repository.git("ls-files", "-s", "latest").startswith("120000 ")
    assert repository.git("status", "--porcelain") == ""
    repository.git("fsck", "--strict")
    manifest = json.loads((repository.path / ".armature" / "manifest.json").read_text())
    assert (manifest["pack"]["name"], manifest["pack"]["version"]) == ("corner-house", "1.2.0")
    wrong = armature("new", profile, tmp_path / "other", *chosen, "--set", "variables.cost_centre=../../x")
    assert wrong.exit == 2, wrong
    assert "house.yaml:3:3: error: docs/../../x.md is no path inside of the repository" in wrong.errors
    missing = armature("validate", profile, "--pack", str(house))
    assert "the pack asks for the variable cost_centre" in missing.output
    assert names(tmp_path) == {"shop"}
