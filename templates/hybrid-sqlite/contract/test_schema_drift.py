"""Django's tables and SQLAlchemy's models are the same.

One file is made by `migrate`, another by the metadata, and SQLite describes both. A type counts for
what SQLite makes of it: it has one kind of whole numbers.
"""

import importlib
import os
import pkgutil
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table, create_engine

import api
from api.common.functions import compare_decimals, lower
from api.common.tables import Base

CORE = Path(__file__).resolve().parent.parent / "core"
WHOLE = {"INTEGER", "BIGINT", "SMALLINT"}
COLLATED = re.compile(r'"?(\w+)"? text COLLATE "?(\w+)"?', re.IGNORECASE)
CHECK = re.compile(r'(?:CONSTRAINT "?(?P<name>\w+)"? )?CHECK (?=\()')
TOKEN = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|\w+|[^\s\w]""")
Rows = set[tuple[object, ...]]


def described_tables() -> list[Table]:
    """Every table that a model of FastAPI's describes."""
    for package in pkgutil.iter_modules(api.__path__):
        if package.ispkg and (Path(api.__path__[0]) / package.name / "models.py").exists():
            importlib.import_module(f"api.{package.name}.models")
    return list(Base.metadata.tables.values())


def made_by_django(path: Path) -> Path:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=CORE,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{path}"},
        check=True,
    )
    return path


def made_by_sqlalchemy(path: Path) -> Path:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        connection.create_function("LOWER", 1, lower, deterministic=True)
        connection.create_collation("decimal", compare_decimals)
        return connection

    engine = create_engine("sqlite://", creator=connect)
    Base.metadata.create_all(engine, described_tables())
    engine.dispose()
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    directory = tmp_path_factory.mktemp("drift")
    return (
        made_by_django(directory / "django.sqlite3"),
        made_by_sqlalchemy(directory / "sqlalchemy.sqlite3"),
    )


def columns(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    collated = dict(COLLATED.findall(statement(connection, table)))
    for _, name, kind, required, default, key in connection.execute(
        "SELECT * FROM pragma_table_info(?)", [table]
    ):
        spelled = {"BOOL": "BOOLEAN"}.get(kind.upper(), kind.upper())
        whole = "whole" if spelled in WHOLE else spelled
        yield name, whole, required, default, key, collated.get(name)


def constraints(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    sql = statement(connection, table)
    yield "keys never come again", "AUTOINCREMENT" in sql
    for check in CHECK.finditer(sql):
        yield "check", check["name"], parenthesis(sql[check.end() :])
    for _, _, *reference in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", [table]):
        yield "reference", *reference
    yield "deferred references", sql.upper().count("DEFERRABLE INITIALLY DEFERRED")


def parenthesis(sql: str) -> str:
    """The parenthesis that the text begins with, however its names are quoted."""
    depth = 0
    kept = []
    for token in TOKEN.findall(sql):
        depth += {"(": 1, ")": -1}.get(token, 0)
        kept.append(token.strip('"'))
        if depth == 0:
            break
    return " ".join(kept)


def indexes(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    for _, name, unique, origin, _ in connection.execute(
        "SELECT * FROM pragma_index_list(?)", [table]
    ):
        terms = connection.execute(
            "SELECT name, desc, coll FROM pragma_index_xinfo(?) WHERE key", [name]
        ).fetchall()
        if unique and all(column for column, *_ in terms):
            # A constraint or an index: the same to SQLite, which knows a constraint by its columns.
            yield "unique", origin == "pk", tuple(terms)
        else:
            yield "index", re.sub(r'[\s()"]', "", statement(connection, name)).lower()


def statement(connection: sqlite3.Connection, table: str) -> str:
    """What made a table or an index, on one line."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
    return " ".join(str(sql).split())


@pytest.mark.parametrize("read", [columns, constraints, indexes])
def test_both_halves_describe_the_same_tables(
    files: tuple[Path, Path],
    read: Callable[[sqlite3.Connection, str], Iterator[tuple[object, ...]]],
) -> None:
    found: list[Rows] = []
    for file in files:
        with closing(sqlite3.connect(file)) as connection:
            found.append(
                {
                    (table.name, *row)
                    for table in described_tables()
                    for row in read(connection, table.name)
                }
            )
    django, sqlalchemy = found
    assert django
    assert sorted(django - sqlalchemy, key=str) == [], "only in Django"
    assert sorted(sqlalchemy - django, key=str) == [], "only in SQLAlchemy"
