"""Random domains: formatted, migrated as Django would, and the same tables whoever makes them."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import catalog
from armature import environment, new
from cluster import Cluster
from conftest import ARCHITECTURES, Repositories
from random_profiles import Profile

SECRETS = {"SECRET_KEY": "s" * 64, "TOKEN_SIGNING_KEY": "t" * 64}
CREATE_ALL = """
import importlib, os, pathlib
from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import configure_mappers
from api.common.tables import Base
for models in sorted(pathlib.Path("api").glob("*/models.py")):
    importlib.import_module(f"api.{models.parent.name}.models")
engine = create_engine(make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg"))
Base.metadata.create_all(engine)
configure_mappers()
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The last domain is a large one."""
    first, count = metafunc.config.getoption("--seed"), metafunc.config.getoption("--domains")
    domains = [(seed, None) for seed in range(first, first + count - 1)] + [(first + count - 1, 60)]
    metafunc.parametrize(("seed", "entities"), domains, scope="module")


@dataclass
class Domain:
    """One random domain in the three architectures, in the environments of every-type."""

    seed: int
    paths: dict[str, Path]
    tools: dict[str, Path]
    apps: list[str]

    def run(self, architecture: str, *command: str, folder: str = ".", url: str = "") -> str:
        """Run a program of the environment in the repository."""
        bin = self.tools[architecture]
        given = {"DATABASE_URL": url, "MIGRATION_DATABASE_URL": url} if url else {}
        done = subprocess.run(
            [bin / command[0], *command[1:]],
            cwd=self.paths[architecture] / folder,
            env=environment(
                DJANGO_SETTINGS_MODULE="config.settings.test", ENVIRONMENT="test", **SECRETS, **given
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        shown = f"{architecture}, seed {self.seed}: {' '.join(command)[:200]}\n{done.stdout[-8000:]}"
        assert done.returncode == 0, shown
        return done.stdout

    def migrations(self, root: Path) -> dict[str, str]:
        """The migrations by path, without the first line where `makemigrations` writes version and date."""
        found = {}
        for app in ("accounts", *self.apps):
            for file in sorted((root / app / "migrations").glob("0*.py")):
                lines = file.read_text("utf-8").splitlines(keepends=True)
                rest = lines[1:] if lines[0].startswith("#") else lines
                found[f"{app}/{file.name}"] = "".join(rest).lstrip("\n")
        return found


@pytest.fixture(scope="module")
def domain(seed: int, entities: int | None, work: Path, repositories: Repositories) -> Domain:
    # Every third one has tenants.
    profile = Profile(seed, entities, tenancy=seed % 3 == 0).text()
    content = yaml.safe_load(profile)
    paths, tools = {}, {}
    for architecture in ARCHITECTURES:
        repository = repositories.get("every-type", architecture)
        source = work / f"random-{seed}-{architecture}.yaml"
        wanted = f"architecture: {architecture}\n"
        source.write_text(profile.replace(f"architecture: {content['architecture']}\n", wanted), "utf-8")
        paths[architecture] = work / f"random-{seed}-{architecture}"
        new(source, paths[architecture], "--no-git")
        if not repository.python.exists():
            repository.make("setup")
        tools[architecture] = repository.python.parent
    print(f"seed {seed}: {sum(len(app) for app in content['domain'].values())} entities")
    return Domain(seed, paths, tools, sorted(content["domain"]))


def test_formatted_and_linted(domain: Domain) -> None:
    for architecture in domain.paths:
        domain.run(architecture, "ruff", "format", "--check", ".")
        domain.run(architecture, "ruff", "check", ".")
        domain.run(architecture, "python", "-W", "error", "-m", "compileall", "-q", ".")


def test_migrations_are_those_of_makemigrations(domain: Domain, postgres: Cluster) -> None:
    core = domain.paths["hybrid"] / "core"
    every = domain.migrations(core)
    assert every == domain.migrations(domain.paths["django"]), "django and hybrid have the same migrations"
    # What Django does not make itself.
    rendered = {name: text for name, text in every.items() if "migrations.RunSQL" not in text}
    assert {"accounts/0001_initial.py"} <= rendered.keys()
    files = {name: (core / name.replace("/", "/migrations/")).read_bytes() for name in every}
    url = postgres.create()
    try:
        for name in files:
            (core / name.replace("/", "/migrations/")).unlink()
        domain.run("hybrid", "python", "manage.py", "makemigrations", folder="core", url=url)
        domain.run("hybrid", "ruff", "format", "core")
        assert domain.migrations(core) == rendered
    finally:
        for app in ("accounts", *domain.apps):
            for file in (core / app / "migrations").glob("0*.py"):
                file.unlink()
        for name, content in files.items():
            (core / name.replace("/", "/migrations/")).write_bytes(content)
        postgres.drop(url)


def test_three_makers_one_catalog(domain: Domain, postgres: Cluster) -> None:
    """`migrate`, SQLAlchemy's metadata and Alembic, each in a database of its own."""
    django, metadata, alembic = urls = [postgres.create() for _ in range(3)]
    try:
        manage = ("python", "manage.py")
        domain.run("hybrid", *manage, "makemigrations", "--check", "--dry-run", folder="core", url=django)
        domain.run("hybrid", *manage, "migrate", "--verbosity=0", folder="core", url=django)
        domain.run("hybrid", "python", "-c", CREATE_ALL, url=metadata)
        domain.run("fastapi", "alembic", "upgrade", "head", url=alembic)
        # All the way back, and up again: what comes then is compared.
        domain.run("fastapi", "alembic", "downgrade", "base", url=alembic)
        left = catalog.tables(postgres, alembic).keys()
        assert left <= {"alembic_version"}, f"left by alembic downgrade base: {sorted(left)}"
        domain.run("fastapi", "alembic", "upgrade", "head", url=alembic)
        domain.run("fastapi", "alembic", "check", url=alembic)
        made = [catalog.tables(postgres, url) for url in urls]
        expected = {
            name for name in made[0] if name.startswith(("accounts_", *(f"{app}_" for app in domain.apps)))
        }
        own = {name for name in expected if not name.startswith("accounts_")}
        found = catalog.differences(made[0], made[1], own)
        assert not found, "migrate (-) and metadata (+)\n" + "\n".join(found)
        shared = expected | {"auth_group", "auth_permission", "auth_group_permissions", "django_content_type"}
        found = catalog.differences(made[0], made[2], shared | (made[2].keys() - {"alembic_version"}))
        assert not found, "migrate (-) and Alembic (+)\n" + "\n".join(found)
    finally:
        postgres.drop(*urls)
