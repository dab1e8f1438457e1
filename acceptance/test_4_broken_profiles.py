"""A broken profile gives problems with their places, or renders; never a stack trace or half a target."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from armature import ROOT, armature
from broken_profiles import broken
from random_profiles import Profile


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


class Editor(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it; PyYAML's own is YAML 1.1."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


WORDS = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"~|null|Null|NULL|",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}
for kind, words in WORDS.items():
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"^(?:{words})$"), None)


def test_editors_take_what_is_rendered(launcher: Path) -> None:
    """Every profile that lies here, and some that nobody wrote, is one by `armature schema`."""
    schema = json.loads(armature("schema").output)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    own = ROOT / "generator" / "src" / "test" / "resources" / "profiles"
    files = [*ROOT.glob("acceptance/*.yaml"), *ROOT.glob("samples/*/profile.yaml"), *own.glob("*.yaml")]
    texts = {str(file): file.read_text() for file in files}
    texts |= {f"random {seed}": Profile(seed, entities=4).text() for seed in range(20)}
    for name, text in texts.items():
        document = yaml.load(text, Editor)
        found = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]
        assert found == [], f"{launcher.name} schema: {name}"
