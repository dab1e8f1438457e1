"""A broken profile gives problems with their places, or renders; never a stack trace or half a target."""

from pathlib import Path

import pytest

from armature import armature
from broken_profiles import broken


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "broken_seed" in metafunc.fixturenames:
        first, count = metafunc.config.getoption("--seed"), metafunc.config.getoption("--broken")
        metafunc.parametrize("broken_seed", range(first, first + count))


def test_broken(broken_seed: int, launcher: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile.yaml"
    profile.write_bytes(broken(broken_seed))
    result = armature("new", profile, tmp_path / "shop", "--json", "--no-git")
    print(f"{launcher.name} new: exit {result.exit}")
    assert result.exit in (0, 2), result
    assert "Exception" not in result.errors + result.output, result
    assert "\tat " not in result.errors + result.output, result
    document = result.json
    if result.exit == 0:
        assert document["status"] == "ok"
        assert (tmp_path / "shop" / "README.md").exists()
        return
    assert {entry.name for entry in tmp_path.iterdir()} == {"profile.yaml"}
    assert document["status"] == "error"
    assert document["exit"] == 2
    assert document["problems"], result
    for problem in document["problems"]:
        assert problem["line"] >= 1, problem
        assert problem["column"] >= 1, problem
        assert problem["code"], problem
        assert problem["message"], problem
    lines = [problem["line"] for problem in document["problems"]]
    assert lines == sorted(lines), "problems are sorted by line"


def test_people_see_the_place(launcher: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile.yaml"
    profile.write_text("armature: 1\nproject: Shop\narchitecture: hybird\n")
    result = armature("new", profile, tmp_path / "shop")
    assert result.exit == 2, f"{launcher}: {result}"
    assert "profile.yaml:3:15" in result.errors, result
    assert "architecture: hybird" in result.errors, result
    assert "hybrid" in result.errors, result
    assert not (tmp_path / "shop").exists()
