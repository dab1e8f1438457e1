"""`new` in every place, beside every git, under every name, and what it asks and says."""

import json
import os
import pty
import select
import signal
import subprocess
from pathlib import Path

import pytest

from armature import LAUNCHER, ROOT, armature, environment, new, refused
from repository import Repository, clean
from trees import names, tree

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


# Git


def test_no_identity(small: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    new(small, tmp_path / "shop", HOME=str(home), XDG_CONFIG_HOME=None, EMAIL=None)
    author = Repository(tmp_path / "shop", "").git("log", "-1", "--format=%an|%cn")
    assert author == "Armature|Armature\n"
    assert names(home) <= {".cache", ".m2"}


def test_the_users_identity_and_nothing_else(small: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    config = (
        "[user]\nname = Ada Ü\nemail = ada@example.org\n[commit]\ngpgsign = true\n[core]\nhooksPath = /nope\n"
    )
    (home / ".gitconfig").write_text(config)
    new(small, tmp_path / "shop", HOME=str(home), XDG_CONFIG_HOME=None)
    assert (
        Repository(tmp_path / "shop", "").git("log", "-1", "--format=%an <%ae>")
        == "Ada Ü <ada@example.org>\n"
    )


def test_git_variables_are_ignored(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
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
    new(small, tmp_path / "shop", **variables)
    assert tree(tmp_path / "shop") == whole
    assert clean(tmp_path / "shop")
    assert tree(other / ".git") == before


def test_a_repository_around(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    before = tree(tmp_path / ".git")
    result = new(small, tmp_path / "apps" / "shop", "--json")
    assert result.json["commit"] is None
    assert tree(tmp_path / "apps" / "shop") == whole
    assert not (tmp_path / "apps" / "shop" / ".git").exists()
    assert tree(tmp_path / ".git") == before
    refused(armature("new", small, tmp_path / "branch", "--branch", "x"), 3)
    assert not (tmp_path / "branch").exists()


def test_a_broken_repository_around(small: Path, tmp_path: Path) -> None:
    """A `.git` that is none is not a work tree."""
    (tmp_path / ".git").mkdir()
    new(small, tmp_path / "shop")
    assert clean(tmp_path / "shop")


# Places


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(small: Path, whole: dict[str, str], tmp_path: Path, name: str) -> None:
    result = armature("new", small, "--", name, cwd=tmp_path)
    assert result.exit == 0, result
    assert names(tmp_path) == {name}
    assert tree(tmp_path / name) == whole
    assert clean(tmp_path / name)


@pytest.mark.parametrize("place", ["a/b/c", "a/", "./a/../b", "."])
def test_places(small: Path, whole: dict[str, str], tmp_path: Path, place: str) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a").mkdir()
    cwd = tmp_path / "here" / "a" if place == "." else tmp_path / "here"
    assert armature("new", small, place, cwd=cwd).exit == 0
    assert tree(cwd / place) == whole


def test_the_slug_is_the_default(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    result = armature("new", "-", cwd=tmp_path, stdin=small.read_bytes())
    assert result.exit == 0, result
    assert tree(tmp_path / "small-shop") == whole


def test_links(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    new(small, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert tree(tmp_path / "real") == whole
    refused(armature("new", small, tmp_path / "dangling"), 3)
    assert names(tmp_path) == {"real", "link", "dangling"}


def test_taken(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused(armature("new", small, tmp_path / "file"), 3)
    assert (tmp_path / "file").read_text() == "mine"
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    refused(armature("new", small, full), 3)
    assert names(full) == {"mine.txt"}
    new(small, full, "--into-existing")
    assert {**whole, "mine.txt": tree(full)["mine.txt"]} == tree(full)


def test_never_overwrites(small: Path, tmp_path: Path) -> None:
    for place, text in (("README.md", "mine"), ("api/main.py", "mine")):
        target = tmp_path / place.replace("/", "-")
        (target / place).parent.mkdir(parents=True)
        (target / place).write_text(text)
        before = tree(target)
        refused(armature("new", small, target, "--into-existing"), 3, place)
        assert tree(target) == before


def test_dry_run(small: Path, tmp_path: Path) -> None:
    result = armature("new", small, tmp_path / "shop", "--dry-run")
    assert result.exit == 0, result
    assert "README.md" in result.output
    assert names(tmp_path) == set()
    (tmp_path / "file").write_text("mine")
    refused(armature("new", small, tmp_path / "file", "--dry-run"), 3)


def test_json(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    document = new(small, tmp_path / "shop", "--json").json
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


def test_no_git(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    new(small, tmp_path / "shop", "--no-git")
    assert tree(tmp_path / "shop") == whole
    assert not (tmp_path / "shop" / ".git").exists()


def test_set_is_written_into_the_kept_profile(small: Path, tmp_path: Path) -> None:
    new(small, tmp_path / "shop", "--set", "architecture=django", "--set", "project.description=Says: more")
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
        if not select.select([terminal], [], [], 60)[0]:
            os.kill(pid, signal.SIGKILL)
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


def test_a_pack(small: Path, tmp_path: Path) -> None:
    """A house's files of every kind, as git has them; then a pack with a mistake."""
    house = ROOT / "generator" / "src" / "test" / "resources" / "packs" / "house"
    chosen = ["--set", "architecture=django", "--set", "variables.cost_centre=A17", "--pack", str(house)]
    new(small, tmp_path / "shop", *chosen)
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
    wrong = armature("new", small, tmp_path / "other", *chosen, "--set", "variables.cost_centre=../../x")
    assert wrong.exit == 2, wrong
    assert "house.yaml:3:3: error: docs/../../x.md is no path inside of the repository" in wrong.errors
    missing = armature("validate", small, "--pack", str(house))
    assert "the pack asks for the variable cost_centre" in missing.output
    assert names(tmp_path) == {"shop"}
