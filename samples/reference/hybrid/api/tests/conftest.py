"""What every test can ask for: a database with empty tables, the application, and callers."""

from collections.abc import AsyncGenerator, Generator

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import tokens
from api.accounts.models import LoginSession
from api.common.engine import create_engine
from api.common.tables import Base
from api.database import Sessions, create_sessions
from api.factories import make_login
from api.main import create_app
from api.settings import Settings
from api.tests import database, notes

DATABASE = "test_api"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run all tests in one event loop, so that they share the connections."""
    return "asyncio"


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The settings of the tests, with a database of their own."""
    return Settings(
        environment="test",
        database_url=SecretStr(database.url(DATABASE)),
        secret_key=SecretStr("s" * 50),
        token_signing_key=SecretStr("t" * 50),
        cors_origins="https://shop.example",
    )


@pytest.fixture(scope="session")
async def sessions(settings: Settings) -> AsyncGenerator[Sessions]:
    """Sessions on a new database with the tables of the models."""
    await database.make(DATABASE)
    engine = create_engine(settings)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield create_sessions(engine)
    await engine.dispose()
    await database.drop(DATABASE)


@pytest.fixture
async def session(sessions: Sessions) -> AsyncGenerator[AsyncSession]:
    """A session on empty tables."""
    async with sessions() as session:
        await database.empty(session)
        yield session


@pytest.fixture(scope="session")
async def started(settings: Settings) -> AsyncGenerator[FastAPI]:
    """The application with an entity of the tests' own.

    Started once: FastAPI works out its routes at their first request, which takes longer than most tests.
    """
    app = create_app(settings)
    app.include_router(notes.router, prefix="/api/v1")
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
def app(started: FastAPI, settings: Settings) -> Generator[FastAPI]:
    """The application; the routes and settings that a test gives it go with the test."""
    routes = list(started.router.routes)
    yield started
    started.router.routes[:] = routes
    started.state.settings = settings


@pytest.fixture
async def anonymous(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """A client that is not signed in."""
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://test/api/v1") as client:
        yield client


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
