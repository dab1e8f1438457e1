"""Armature beside generators that people use, each with as many files of the same content."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from measuring import Contender

ARMATURE = str(Path(__file__).resolve().parent.parent / "armature")
TOOLS = Path(sys.executable).parent
GIT = "git init -q -b main && git add -A && git -c user.name=a -c user.email=b commit -qm Begin"

NEW = "`armature new` (commits)"
FRESH = "`armature new`, empty home directory"
WITHOUT_GIT = "`armature new --no-git`"
VERSION = "`armature --version`"
COOKIECUTTER = "cookiecutter, then git"
COPIER = "Copier, without a commit"
DJANGO = "`django-admin startproject` (6 files), then git"


def names(profile: Path) -> dict[str, str]:
    """What a team makes variables of in its template: the project's, the apps' and the entities' names."""
    written = yaml.safe_load(profile.read_text("utf-8"))
    named = {"project": written["project"]["name"]}
    for app, entities in written["domain"].items():
        named[app] = app
        for entity in entities:
            snake = re.sub(r"(?<!^)(?=[A-Z])", "_", entity).lower()
            named |= {f"{snake}_class": entity, snake: snake}
    return named


def bodies(repository: Path, named: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """The text files of a repository as templates, with `{{ VARIABLEx }}` for each name in them."""
    variables = {value: key for key, value in named.items()}
    words = "|".join(sorted(map(re.escape, variables), key=len, reverse=True))
    pattern = re.compile(rf"{words}|\{{(?:[{{%#]|(?={words}))")

    def marked(match: re.Match[str]) -> str:
        key = variables.get(match[0])
        return f"{{{{ VARIABLE{key} }}}}" if key else f"{{{{ '{match[0]}' }}}}"

    for path in sorted(repository.rglob("*")):
        relative = path.relative_to(repository)
        if path.is_file() and relative.parts[0] != ".git" and path.suffix != ".gz":
            yield relative, pattern.sub(marked, path.read_text("utf-8"))


def templates(repository: Path, work: Path) -> int:
    """Writes the same template for both peers and returns how many files it has."""
    named = names(repository / ".armature" / "profile.yaml")
    cookiecutter = work / "cookiecutter" / "{{ cookiecutter.name }}"
    copier = work / "copier"
    count = 0
    for relative, text in bodies(repository, named):
        count += 1
        for root, suffix, variable in ((cookiecutter, "", "cookiecutter."), (copier, ".jinja", "")):
            target = root / relative.parent / (relative.name + suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace("VARIABLE", variable), "utf-8")
    (work / "cookiecutter" / "cookiecutter.json").write_text(json.dumps({"name": "shop", **named}), "utf-8")
    asked = {key: {"type": "str", "default": value} for key, value in named.items()}
    (copier / "copier.yml").write_text(yaml.safe_dump(asked), "utf-8")
    return count


def committed(command: list[str], target: Path) -> list[str]:
    return ["sh", "-c", f'"$@" && cd "{target}" && {GIT}', "sh", *command]


def prepare(profile: str, work: Path) -> tuple[int, list[Contender]]:
    """How many files are rendered, and who renders them."""
    rendered = work / "rendered"
    subprocess.run([ARMATURE, "new", profile, rendered], check=True, stdout=subprocess.DEVNULL)
    count = templates(rendered, work)
    cookiecutter = [str(TOOLS / "cookiecutter"), "--no-input", "-o"]
    copier = [str(TOOLS / "copier"), "copy", "--defaults", "--quiet", str(work / "copier")]
    django = [str(TOOLS / "django-admin"), "startproject", "shop"]

    def new(at: Path) -> list[str]:
        return [ARMATURE, "new", profile, str(at / "shop")]

    return count, [
        Contender(NEW, new),
        Contender(
            COOKIECUTTER,
            lambda at: committed([*cookiecutter, str(at), str(work / "cookiecutter")], at / "shop"),
        ),
        Contender(FRESH, new, fresh=True),
        Contender(COPIER, lambda at: [*copier, str(at / "shop")]),
        Contender(WITHOUT_GIT, lambda at: [*new(at), "--no-git"]),
        Contender(
            DJANGO,
            lambda at: [
                "sh",
                "-c",
                f'mkdir "{at}/shop" && "$@" "{at}/shop" && cd "{at}/shop" && {GIT}',
                "sh",
                *django,
            ],
        ),
        Contender(VERSION, lambda _: [ARMATURE, "--version"]),
    ]
