"""Kills, full disks and races: `new` leaves its target as it was, or whole."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from armature import LAUNCHER, armature, environment, new, refused
from repository import clean
from trees import names, tree

KILLS = 24

# Kills


@pytest.mark.parametrize("there", ["missing", "empty"])
def test_kill(small: Path, whole: dict[str, str], tmp_path: Path, there: str) -> None:
    """Killed at random moments, then run again: the target is not there, as it was, or whole."""
    chance = random.Random(there)
    seconds = _seconds(small, tmp_path / "measured")
    found = {"nothing": 0, "whole": 0}
    for number in range(KILLS // 2):
        parent = tmp_path / f"kill-{number}"
        parent.mkdir()
        target = parent / "shop"
        if there == "empty":
            target.mkdir()
        process = subprocess.Popen(
            [LAUNCHER, "new", small, target],
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
        again = armature("new", small, target)
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


def _seconds(small: Path, target: Path) -> float:
    began = time.monotonic()
    new(small, target)
    return time.monotonic() - began


def test_ctrl_c(small: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    seconds = _seconds(small, tmp_path_factory.mktemp("measured") / "shop")
    process = subprocess.Popen(
        [LAUNCHER, "new", small, tmp_path / "shop"], env=environment(), start_new_session=True
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
def test_full_disk(small: Path, tmp_path: Path, mount, share: float, there: str) -> None:
    new(small, tmp_path / "whole")
    blocks = int(
        subprocess.check_output(["du", "-sk", "--apparent-size", tmp_path / "whole"], text=True).split()[0]
    )
    disk = mount(f"size={max(8, int(blocks * share))}k")
    target = disk if there == "disk itself" else disk / "shop"
    if there == "empty":
        target.mkdir()
    result = armature("new", small, target)
    refused(result, 1, "space")
    expected = {"shop"} if there == "empty" else set()
    assert names(disk) == expected
    assert tree(disk) in ({}, {"./": "empty"}, {"shop/": "empty"})


def test_no_more_files(small: Path, mount) -> None:
    disk = mount("size=50m,nr_inodes=12")
    refused(armature("new", small, disk / "shop"), 1, "space")
    assert names(disk) == set()


def test_read_only(small: Path, mount) -> None:
    disk = mount("size=1m,ro")
    result = armature("new", small, disk / "shop")
    refused(result, 3)
    assert str(disk) in result.errors
    assert names(disk) == set()


# Several at once


@pytest.mark.parametrize("there", ["missing", "empty"])
def test_two_at_once(small: Path, whole: dict[str, str], tmp_path: Path, there: str) -> None:
    target = tmp_path / "shop"
    if there == "empty":
        target.mkdir()
    runs = [
        subprocess.Popen(
            [LAUNCHER, "new", small, target],
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
