"""Django's tables and SQLAlchemy's models are the same.

One database is made by `migrate`, another by the metadata, and PostgreSQL prints both: the same
server writes both sides, so there is nothing to parse and nothing to normalise.
"""

import importlib
import os
import pkgutil
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Table, create_engine, make_url

import api
from api.common.tables import Base

CORE = Path(__file__).resolve().parent.parent / "core"
OWNER = make_url(os.environ["MIGRATION_DATABASE_URL"])

COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
       a.attgenerated, pg_get_expr(d.adbin, d.adrelid), l.collname
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relname = ANY(%s) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
# Since PostgreSQL 18 NOT NULL is a constraint too; the columns say it already.
CONSTRAINTS = """
SELECT c.relname, n.conname, pg_get_constraintdef(n.oid)
FROM pg_constraint n
JOIN pg_class c ON c.oid = n.conrelid
WHERE c.relname = ANY(%s) AND n.contype <> 'n'
"""
# Django adds an index for LIKE to each text column that has one: nothing that writes needs it.
INDEXES = """
SELECT c.relname, i.relname, pg_get_indexdef(i.oid)
FROM pg_index x
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relname = ANY(%s) AND i.relname NOT LIKE '%%\\_like'
"""


def described_tables() -> list[Table]:
    """Every table that a model of FastAPI's describes."""
    for package in pkgutil.iter_modules(api.__path__):
        if package.ispkg and (Path(api.__path__[0]) / package.name / "models.py").exists():
            importlib.import_module(f"api.{package.name}.models")
    return list(Base.metadata.tables.values())


@contextmanager
def database(name: str) -> Iterator[str]:
    """A database of the owner's, gone afterwards."""
    name = f"drift_{name}_{secrets.token_hex(4)}"
    address = OWNER.render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield OWNER.set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def made_by_django(url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=CORE,
        env={**os.environ, "DATABASE_URL": url, "MIGRATION_DATABASE_URL": url},
        check=True,
    )


def made_by_sqlalchemy(url: str, tables: list[Table]) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    Base.metadata.create_all(engine, tables)
    engine.dispose()


@pytest.fixture(scope="module")
def urls() -> Iterator[tuple[str, str]]:
    tables = described_tables()
    with database("django") as django, database("sqlalchemy") as sqlalchemy:
        made_by_django(django)
        made_by_sqlalchemy(sqlalchemy, tables)
        yield django, sqlalchemy


def printed(url: str, query: str) -> set[tuple[object, ...]]:
    names = [table.name for table in described_tables()]
    with psycopg.connect(url) as connection:
        return set(connection.execute(query, [names]))


@pytest.mark.parametrize(
    "query", [COLUMNS, CONSTRAINTS, INDEXES], ids=["columns", "constraints", "indexes"]
)
def test_both_halves_describe_the_same_tables(urls: tuple[str, str], query: str) -> None:
    django, sqlalchemy = (printed(url, query) for url in urls)
    assert django
    assert sorted(django - sqlalchemy, key=str) == [], "only in Django"
    assert sorted(sqlalchemy - django, key=str) == [], "only in SQLAlchemy"
