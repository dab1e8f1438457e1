"""The launcher: where it is called from, what it needs, when it builds, and what it says when it cannot.

A copy of the sources is built once; each test then has links or copies of that.
"""

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from armature import ROOT, Result, environment

SOURCES = ["armature", "pom.xml", ".mvn", "blueprints", "templates", "samples"]
GENERATOR = ["pom.xml", "src/main"]
OLD = 1_700_000_000
TOOLS = "sh readlink dirname find head sed cat mkdir rm mv cp touch chmod sleep mktemp grep java mvn".split()


def start(launcher: Path | str, *arguments: str, cwd: Path | None = None, **changes: str | None) -> Result:
    done = subprocess.run(
        [launcher, *arguments], cwd=cwd, env=environment(**changes), capture_output=True, timeout=600
    )
    return Result(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))


def version(launcher: Path | str, **how: object) -> None:
    result = start(launcher, "--version", **how)
    assert result.exit == 0, result
    assert result.output.startswith("armature "), result
    assert result.errors == "", result


def checkout(place: Path) -> Path:
    """The sources alone, as a clone has them, older than whatever is built of them."""
    (place / "generator").mkdir(parents=True)
    pairs = [(ROOT / name, place / name) for name in SOURCES]
    pairs += [(ROOT / "generator" / name, place / "generator" / name) for name in GENERATOR]
    for source, target in pairs:
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():
            shutil.copy2(source, target)
    for path in place.rglob("*"):
        os.utime(path, (OLD, OLD))
    return place


def built(place: Path, like: Path) -> Path:
    """A checkout with what was built in another."""
    shutil.copytree(like, place)
    return place


def jar(place: Path) -> Path:
    return place / "generator" / "target" / "armature.jar"


def archives(place: Path) -> list[Path]:
    return sorted((place / "generator" / "target").glob("*.jsa"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by two first runs at once."""
    place = checkout(tmp_path_factory.mktemp("first") / "checkout")
    results: list[Result] = []
    runs = [
        threading.Thread(target=lambda: results.append(start(place / "armature", "--version")))
        for _ in range(2)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [(result.exit, result.errors) for result in results] == [(0, "")] * 2, results
    assert all(result.output.startswith("armature ") for result in results), results
    return place


def test_two_first_runs(first: Path) -> None:
    """Both came to their end; one jar and one archive lie there, with no lock and no draft beside them."""
    assert jar(first).is_file()
    assert len(archives(first)) == 1
    assert not (first / "generator" / "target" / "building").exists()
    assert not list((first / "generator" / "target").glob("*.jsa.*"))


@pytest.mark.parametrize("name", ["with space", "ü漢 é", "it's $HOME", "-dash", "a;b&c*", "new\nline"])
def test_odd_places(first: Path, tmp_path: Path, name: str) -> None:
    """No emoji: Java 17 cannot load a jar below a name outside of the basic plane."""
    place = built(tmp_path / name / "checkout", first)
    version(place / "armature")
    version("./armature", cwd=place)
    result = start(
        place / "armature", "new", "sample:internal-admin-public-api", "shop", "--quiet", cwd=tmp_path
    )
    assert result.exit == 0, result
    assert (tmp_path / "shop" / "Makefile").is_file()


def test_links(first: Path, tmp_path: Path) -> None:
    """Links to links, absolute and relative ones, and through the PATH."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "absolute").symlink_to(first / "armature")
    (tmp_path / "bin" / "armature").symlink_to("../absolute")
    (tmp_path / "directory").symlink_to(first)
    version(tmp_path / "absolute")
    version(tmp_path / "bin" / "armature")
    version(tmp_path / "directory" / "armature")
    version("armature", cwd=tmp_path, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")


def test_changed_templates(first: Path, tmp_path: Path) -> None:
    """What is gathered of templates is gathered anew after a change, and not when they are broken."""
    place = built(tmp_path / "checkout", first)

    def new(name: str) -> Result:
        return start(place / "armature", "new", "sample:reference", name, "--quiet", "--no-git", cwd=tmp_path)

    before = new("before")
    assert before.exit == 0, before
    templates = place / "templates" / "repository"
    with (templates / "README.md.vm").open("a", encoding="utf-8") as rendered:
        rendered.write("A last line of ${repository.markdown.name}.\n")
    after = new("after")
    assert after.exit == 0, after
    readme = (tmp_path / "after" / "README.md").read_text(encoding="utf-8")
    assert readme.startswith((tmp_path / "before" / "README.md").read_text(encoding="utf-8"))
    assert "A last line of " in readme.splitlines()[-1]
    assert "${" not in readme.splitlines()[-1]
    blueprint = place / "blueprints" / "components" / "repository.yaml"
    kept = blueprint.read_text(encoding="utf-8")
    blueprint.write_text(kept + "wrong: 1\n", encoding="utf-8")
    broken = new("broken")
    assert broken.exit != 0, broken
    assert "repository.yaml" in broken.errors, broken
    blueprint.write_text(kept, encoding="utf-8")
    mended = new("mended")
    assert mended.exit == 0, mended
    assert (tmp_path / "mended" / "README.md").read_text(encoding="utf-8") == readme


def test_java_home(first: Path, tmp_path: Path) -> None:
    java = Path(shutil.which("java") or "").resolve()
    home = java.parent.parent
    version(first / "armature", JAVA_HOME=str(home))
    result = start(first / "armature", "--version", JAVA_HOME=str(tmp_path))
    assert result.exit == 1, result
    assert "JAVA_HOME" in result.errors, result
    assert str(tmp_path) in result.errors, result


def path_without(tmp_path: Path, *missing: str) -> str:
    """A PATH that has what the launcher calls, but for the missing ones."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        if found and name not in missing:
            (tools / name).symlink_to(Path(found).resolve() if name == "java" else found)
    return str(tools)


def test_without_java(first: Path, tmp_path: Path) -> None:
    result = start(first / "armature", "--version", PATH=path_without(tmp_path, "java"), JAVA_HOME=None)
    assert result.exit == 1, result
    assert "needs JDK 17 or newer, and there is no java on the PATH" in result.errors, result
    assert "apt-get install" in result.errors, result


def test_old_java(first: Path, tmp_path: Path) -> None:
    home = tmp_path / "jdk"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text("#!/bin/sh\nexit 3\n")
    (home / "bin" / "java").chmod(0o755)
    (home / "release").write_text('IMPLEMENTOR="Old"\nJAVA_VERSION="11.0.2"\n')
    result = start(first / "armature", "--version", JAVA_HOME=str(home))
    assert result.exit == 1, result
    assert "is 11.0.2" in result.errors, result


def test_without_maven(first: Path, tmp_path: Path) -> None:
    """Maven is needed to build, and for nothing else."""
    path = path_without(tmp_path, "mvn")
    version(first / "armature", PATH=path)
    place = checkout(tmp_path / "checkout")
    result = start(place / "armature", "--version", PATH=path)
    assert result.exit == 1, result
    assert "needs Maven 3.8.7 or newer" in result.errors, result
    assert "apt-get install maven" in result.errors, result


def test_builds_again_only_when_a_source_is_newer(first: Path, tmp_path: Path) -> None:
    """A newer source starts the build, which here fails and says where to look; an older one does not."""
    place = built(tmp_path / "checkout", first)
    source = place / "generator" / "src" / "main" / "java" / "dev" / "armature" / "cli" / "Main.java"
    before = source.read_text("utf-8")
    source.write_text("this is no Java\n")
    os.utime(source, (OLD, OLD))
    version(place / "armature")
    os.utime(source)
    result = start(place / "armature", "--version")
    assert result.exit == 1, result
    assert "the build failed; all of its output is in" in result.errors, result
    assert not (place / "generator" / "target" / "building").exists()
    source.write_text(before)
    os.utime(source, (OLD, OLD))
    version(place / "armature")


def test_archive_of_another_jar_is_made_anew(first: Path, tmp_path: Path) -> None:
    """An archive that is older than the jar is replaced; one that is broken does no harm."""
    place = built(tmp_path / "checkout", first)
    [archive] = archives(place)
    version(place / "armature")
    made = archive.stat().st_mtime_ns
    os.utime(jar(place))
    version(place / "armature")
    [archive] = archives(place)
    assert archive.stat().st_mtime_ns > made
    archive.chmod(0o644)
    archive.write_bytes(b"broken")
    version(place / "armature")


@pytest.mark.usefixtures("only_root")
def test_read_only_checkout(first: Path, tmp_path: Path) -> None:
    """What was built there is used; the archive goes to the user's cache, nothing to the checkout."""
    place = built(tmp_path / "checkout", first)
    home = tmp_path / "home"
    home.mkdir()
    for archive in archives(place):
        archive.unlink()
    for path in [tmp_path, home, *home.rglob("*")]:
        shutil.chown(path, "nobody")
    tmp_path.chmod(0o755)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444)
    for parent in tmp_path.parents:
        if parent.stat().st_mode & 0o001 == 0:
            parent.chmod(parent.stat().st_mode | 0o011)
    for _ in range(2):
        done = subprocess.run(
            ["setpriv", "--reuid=nobody", "--clear-groups", place / "armature", "--version"],
            env=environment(HOME=str(home), XDG_CACHE_HOME=None, TMPDIR=str(home)),
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done
        assert done.stdout.startswith("armature "), done
        assert done.stderr == "", done
    assert archives(place) == []
    assert list((home / ".cache" / "armature").rglob("*.jsa"))


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(first: Path, tmp_path: Path, closed: str) -> None:
    """What is read is empty, and what is written is lost; neither is a file that Java happened to open."""
    (tmp_path / "shop.yaml").write_text("armature: 1\nproject: Shop\narchitecture: django\n")
    script = f'"$0" validate - </dev/null {closed}; echo $?; "$0" validate shop.yaml {closed}; echo $?'
    result = start("sh", "-c", script, str(first / "armature"), cwd=tmp_path)
    assert result.output.splitlines()[-1] == "0", result
    lines = [line for line in result.output.splitlines() if line.isdigit()]
    assert lines == ["2", "0"], result
    told = result.output + result.errors
    assert ("the profile is empty" in told) == (">&-" not in closed.replace("2>&-", "")), result
    assert "MiB" not in told, result


def test_streams_that_end(first: Path) -> None:
    """A full disk loses a result, which is a failure; a reader that has read enough is none."""
    script = '"$0" schema >/dev/full; echo $?; { "$0" schema; echo $? >&2; } | true'
    result = start("sh", "-c", script, str(first / "armature"))
    assert result.output == "1\n", result
    assert result.errors.startswith("error: standard output cannot be written to\n"), result
    assert result.errors.endswith("\n0\n"), result
