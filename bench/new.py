"""Times `armature new` against cookiecutter and copier on a template with as many files of the same size.

Each command runs anew every time, alternated with the others, once with the home directory that it has used before
and once with an empty one. Printed are the median and the lowest wall time, the processor time, and the most memory.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
GIT = "git init -q -b main && git add -A && git -c user.name=a -c user.email=b commit -qm Begin"


@dataclass(frozen=True)
class Measured:
    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Contender:
    name: str
    command: Callable[[Path], list[str]]


def measure(command: list[str], home: Path) -> Measured:
    environment = {**os.environ, "HOME": str(home)}
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        environment.pop(name, None)
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode}: {command}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def bodies(repository: Path) -> Iterator[tuple[Path, str]]:
    """The text files of a rendered repository, as templates: verbatim, with one variable in the first line."""
    for path in sorted(repository.rglob("*")):
        relative = path.relative_to(repository)
        if path.is_file() and relative.parts[0] not in (".git", ".armature"):
            text = path.read_text("utf-8")
            yield relative, "# {{ VARIABLE }}\n{% raw %}\n" + text + "{% endraw %}\n"


def templates(repository: Path, work: Path) -> int:
    """Writes the same template for both peers and returns how many files it has."""
    cookiecutter = work / "cookiecutter" / "{{ cookiecutter.name }}"
    copier = work / "copier"
    count = 0
    for relative, text in bodies(repository):
        count += 1
        for root, suffix, variable in ((cookiecutter, "", "cookiecutter.name"), (copier, ".jinja", "name")):
            target = root / relative.parent / (relative.name + suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace("VARIABLE", variable), "utf-8")
    (work / "cookiecutter" / "cookiecutter.json").write_text('{"name": "shop"}')
    (copier / "copier.yml").write_text("name: {type: str, default: shop}\n")
    return count


def contenders(profile: str, work: Path) -> list[Contender]:
    armature = str(ROOT / "armature")
    cookiecutter = [str(TOOLS / "cookiecutter"), "--no-input", "-o"]
    copier = [str(TOOLS / "copier"), "copy", "--defaults", "--quiet", str(work / "copier")]

    def committed(command: list[str], target: Path) -> list[str]:
        return ["sh", "-c", f'"$@" && cd "{target}" && {GIT}', "sh", *command]

    return [
        Contender("armature new (commits)", lambda at: [armature, "new", profile, str(at / "shop")]),
        Contender("armature new --no-git", lambda at: [armature, "new", profile, str(at / "shop"), "--no-git"]),
        Contender("cookiecutter", lambda at: [*cookiecutter, str(at), str(work / "cookiecutter")]),
        Contender(
            "cookiecutter, then git",
            lambda at: committed([*cookiecutter, str(at), str(work / "cookiecutter")], at / "shop"),
        ),
        Contender("copier", lambda at: [*copier, str(at / "shop")]),
        Contender("copier, then git", lambda at: committed([*copier, str(at / "shop")], at / "shop")),
        Contender("armature --version", lambda at: [armature, "--version"]),
    ]


def run_all(all_of_them: list[Contender], runs: int, work: Path, fresh: bool) -> dict[str, list[Measured]]:
    results: dict[str, list[Measured]] = {contender.name: [] for contender in all_of_them}
    for number in range(runs):
        for contender in all_of_them:
            place = work / "out"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            home = place / "home" if fresh else work / "home"
            home.mkdir(exist_ok=True)
            results[contender.name].append(measure(contender.command(place), home))
        print(f"{number + 1} of {runs}", file=sys.stderr)
    return results


def report(title: str, results: dict[str, list[Measured]]) -> None:
    ours = statistics.median(one.seconds for one in next(iter(results.values())))
    print(f"\n| {title} | median s | lowest s | processor s | memory MB | times ours |")
    print("|---|---|---|---|---|---|")
    for name, all_of_them in results.items():
        median = statistics.median(one.seconds for one in all_of_them)
        lowest = min(one.seconds for one in all_of_them)
        processor = statistics.median(one.processor for one in all_of_them)
        memory = max(one.megabytes for one in all_of_them)
        print(f"| {name} | {median:.2f} | {lowest:.2f} | {processor:.2f} | {memory:.0f} | {median / ours:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--sample", default="internal-admin-public-api")
    options = parser.parse_args()
    profile = f"sample:{options.sample}"
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        subprocess.run([ROOT / "armature", "new", profile, work / "rendered"], check=True, stdout=subprocess.DEVNULL)
        count = templates(work / "rendered", work)
        print(f"{profile}: {count} files; {options.runs} runs of each; load {os.getloadavg()[0]:.1f}")
        all_of_them = contenders(profile, work)
        report("home used before", run_all(all_of_them, options.runs, work, fresh=False))
        report("empty home", run_all(all_of_them, options.runs, work, fresh=True))


if __name__ == "__main__":
    main()
