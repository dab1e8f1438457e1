"""What every test can ask for: a database with empty tables, the application, and callers."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from api.accounts import tokens
from api.accounts.models import LoginSession
from api.common.tables import Base
from api.database import Sessions, create_engine, create_sessions
from api.factories import make_login
from api.main import create_app
from api.settings import Settings
from api.tests import notes
from api.tests.letters import Letters

DATABASE = "test_api"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run all tests in one event loop, so that they share the connections."""
    return "asyncio"


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The settings of the tests: the owner's server, a database of their own."""
    url = make_url(os.environ["MIGRATION_DATABASE_URL"]).set(database=DATABASE)
    return Settings(
        environment="test",
        database_url=SecretStr(url.render_as_string(hide_password=False)),
        token_signing_key=SecretStr("t" * 50),
        cors_origins="https://shop.example",
        rate_limit="off",
    )


@pytest.fixture(scope="session")
async def sessions(settings: Settings) -> AsyncGenerator[Sessions]:
    """Sessions on a new database with the tables of the models."""
    server = create_async_engine(
        make_url(os.environ["MIGRATION_DATABASE_URL"]).set(drivername="postgresql+asyncpg"),
        isolation_level="AUTOCOMMIT",
    )
    async with server.connect() as connection:
        await connection.execute(text(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"))
        await connection.execute(text(f"CREATE DATABASE {DATABASE}"))
    engine = create_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield create_sessions(engine)
    await engine.dispose()
    async with server.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {DATABASE} WITH (FORCE)"))
    await server.dispose()


@pytest.fixture
async def session(sessions: Sessions) -> AsyncGenerator[AsyncSession]:
    """A session on empty tables."""
    async with sessions() as session:
        names = ", ".join(f'"{name}"' for name in Base.metadata.tables)
        await session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        await session.commit()
        yield session


@pytest.fixture
async def app(settings: Settings) -> AsyncGenerator[FastAPI]:
    """The application with an entity of the tests' own, started."""
    app = create_app(settings)
    app.include_router(notes.router, prefix="/api/v1")
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def anonymous(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """A client that is not signed in."""
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://test/api/v1") as client:
        yield client


@pytest.fixture
def letters(app: FastAPI, settings: Settings, tmp_path: Path) -> Letters:
    """The messages that the application sends."""
    app.state.settings = settings.model_copy(update={"mail_directory": tmp_path})
    return Letters(tmp_path)


@pytest.fixture
async def member_login(session: AsyncSession) -> LoginSession:
    """A login of somebody who may read."""
    return await make_login(session)


@pytest.fixture
async def member(
    app: FastAPI, settings: Settings, member_login: LoginSession
) -> AsyncGenerator[AsyncClient]:
    """A client of somebody who may read."""
    async with signed_in(app, settings, member_login) as client:
        yield client


@pytest.fixture
async def staff(
    app: FastAPI, settings: Settings, session: AsyncSession
) -> AsyncGenerator[AsyncClient]:
    """A client of somebody who may change everything."""
    async with signed_in(app, settings, await make_login(session, is_staff=True)) as client:
        yield client


@pytest.fixture
def reader(member: AsyncClient) -> AsyncClient:
    """A client of somebody who may read everything."""
    return member


def signed_in(app: FastAPI, settings: Settings, login: LoginSession) -> AsyncClient:
    """Make a client that carries the access token of a login."""
    claims = tokens.Claims(login.user_id, login.id)
    token = tokens.issue(claims, settings.token_signing_key.get_secret_value())
    return AsyncClient(
        transport=ASGITransport(app),
        base_url="http://test/api/v1",
        headers={"Authorization": f"Bearer {token}"},
    )
