"""Measures, and prints tables in Markdown: bench/run [--seconds N] [--sample NAME]."""

import argparse
import os
import platform
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path

import growth
import peers
from measuring import Measured, alternate

MOST_ROUNDS = 40
# Shares of the time: peers, small profiles; the rest is for two runs of the large one.
PEERS, SMALL = 0.65, 0.2


def table(title: str, results: dict[str, Measured], one: Measured) -> None:
    print(f"\n| {title} | seconds | new ÷ this | processor seconds | memory, MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, took in results.items():
        ratio = one.seconds / took.seconds
        print(f"| {name} | {took.seconds:.2f} | {ratio:.2f} | {took.processor:.2f} | {took.megabytes:.0f} |")


def goal(what: str, value: float, most: float, aim: float | None = None) -> None:
    verdict = "missed" if value > most else "met" if aim is None or value > aim else "met, aim too"
    aimed = "" if aim is None else f", aim {aim:g}"
    print(f"| {what} | {value:.2f} | {most:g}{aimed} | {verdict} |")


def goals(compared: dict[str, Measured], grown: dict[str, Measured]) -> None:
    new, fresh = compared[peers.NEW], compared[peers.FRESH]
    six, sixty, thousand = (grown[growth.name(size)] for size in growth.SIZES)
    per_entity = (sixty.processor - six.processor) / 54
    print("\n| goal | measured | at most | |")
    print("| --- | ---: | ---: | --- |")
    goal("seconds, of cookiecutter's and git's", new.seconds / compared[peers.COOKIECUTTER].seconds, 0.6, 0.5)
    goal("seconds, of Copier's", new.seconds / compared[peers.COPIER].seconds, 0.35, 0.25)
    goal(
        "seconds, of those with 6 files of django-admin and git",
        new.seconds / compared[peers.DJANGO].seconds,
        1,
    )
    goal("processor time, of that of --version", new.processor / compared[peers.VERSION].processor, 4)
    goal("memory, MB", new.megabytes, 120)
    goal("seconds in an empty home directory, of those in a used one", fresh.seconds / new.seconds, 1.2)
    goal("seconds with 60 entities, of those with 6", sixty.seconds / six.seconds, 2)
    linear = six.processor + per_entity * 994
    goal("processor time with 1,000 entities, of what 6 and 60 foretell", thousand.processor / linear, 1.2)
    goal("memory with 1,000 entities, MB", thousand.megabytes, 512)


def first_line(*command: str) -> str:
    """What a program says of itself: java says it on its standard error."""
    said = subprocess.run(command, capture_output=True, text=True)
    return (said.stdout + said.stderr).splitlines()[0]


def machine() -> str:
    java = os.environ.get("JAVA_HOME")
    parts = [
        f"{os.cpu_count()} processors",
        f"{platform.system()} {platform.machine()}",
        first_line(f"{java}/bin/java" if java else "java", "-version"),
        f"Python {platform.python_version()}",
        *(f"{package} {version(package)}" for package in ("cookiecutter", "copier", "django")),
        first_line("git", "--version"),
    ]
    return ", ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=240, help="how long to measure, about (default: 240)"
    )
    parser.add_argument("--sample", default="internal-admin-public-api")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        count, contenders = peers.prepare(f"sample:{options.sample}", work)
        print(f"sample:{options.sample}, {count} files, commands in turns, each a new process; {machine()}")
        load = os.getloadavg()[0]
        if load > 0.5:
            print(f"The machine has a load of {load:.1f} from elsewhere: measure again when it is quiet.")
        compared = alternate(contenders, work, options.seconds * PEERS, MOST_ROUNDS)
        small, sixty, thousand = (growth.contender(size, work) for size in growth.SIZES)
        grown = alternate([small, sixty], work, options.seconds * SMALL, MOST_ROUNDS)
        grown |= alternate([thousand], work, 0, 3)
    runs = compared[peers.NEW].runs
    table(f"lowest of {runs} runs", compared, compared[peers.NEW])
    table("by size of the profile", grown, grown[growth.name(growth.SIZES[0])])
    goals(compared, grown)


if __name__ == "__main__":
    main()
