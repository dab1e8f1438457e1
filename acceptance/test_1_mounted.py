"""Django inside of FastAPI: its own checks and tests, then the contract, which Django answers."""

import shutil
import subprocess

import pytest
from table import Table

from benchmarks import hold_tables
from conftest import Repositories
from contracts import disagreements, hold
from repository import Repository, Running
from sockets import faults
from stand_ins import nginx_is_here


@pytest.fixture(scope="module")
def repository(repositories: Repositories) -> Repository:
    return repositories.get("shop", "mounted")


def test_uv_where_there_is_none(repository: Repository) -> None:
    """In a directory whose name the scripts that pip makes cannot hold."""
    own = repository.path / ".run" / "uv"
    shutil.rmtree(own, ignore_errors=True)
    repository.make(".run/uv/bin/uv")
    assert subprocess.check_output([own / "bin" / "uv", "--version"], text=True).startswith("uv ")


def test_make_check(repository: Repository) -> None:
    repository.make("check")


def test_make_test(repository: Repository) -> None:
    repository.make("test")


def test_make_bench(repository: Repository) -> None:
    hold_tables(repository)


def test_contract(repository: Repository, running: Running) -> None:
    hold("shop", repository, running)


def test_processes_agree(running: Running) -> None:
    found = disagreements(running, Table("shop").routes)
    assert not found, "\n".join(found)


@pytest.mark.skipif(not nginx_is_here(), reason="nginx is not installed")
def test_gateway(running: Running) -> None:
    found = faults(running.address)
    assert not found, "\n".join(found)
