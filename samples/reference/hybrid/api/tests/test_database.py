"""Transactions, and what the database refuses."""

import uuid

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import LoginSession, User
from api.common.tables import now
from api.database import SessionDep
from api.factories import make_user
from api.main import create_app
from api.settings import Settings
from api.tests import database

pytestmark = pytest.mark.anyio


async def test_a_failed_commit_is_no_success(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession
) -> None:
    """The foreign key is checked at COMMIT, when the handler has long returned."""

    @app.post("/api/v1/login-of-nobody", status_code=201)
    async def login_of_nobody(session: SessionDep) -> None:  # pyright: ignore[reportUnusedFunction]
        session.add(LoginSession(id=uuid.uuid4(), user_id=0, expires_at=now()))
        await session.flush()

    answer = await anonymous.post("/login-of-nobody")
    assert answer.status_code == 422
    errors = [(error["field"], error["code"]) for error in answer.json()["errors"]]
    assert errors == [("user", "reference")]
    assert await session.scalar(select(func.count()).select_from(LoginSession)) == 0


async def test_a_failed_handler_leaves_nothing_behind(
    app: FastAPI, anonymous: AsyncClient, session: AsyncSession
) -> None:
    taken = (await make_user(session)).email

    @app.post("/api/v1/twice")
    async def twice(session: SessionDep) -> None:  # pyright: ignore[reportUnusedFunction]
        for email in ("new@example.com", taken.upper()):
            session.add(User(email=email, password="!"))
            await session.flush()

    answer = await anonymous.post("/twice")
    assert answer.status_code == 409
    assert answer.json()["errors"] == [
        {"field": "email", "code": "unique", "message": "Another row has this value."}
    ]
    assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_without_a_database_the_service_is_not_ready(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = SecretStr(database.NOWHERE)
    app = create_app(settings.model_copy(update={"database_url": nowhere}))
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=ASGITransport(app), base_url="http://test") as client,
    ):
        assert (await client.get("/health/live")).json() == {"status": "ok"}
        answer = await client.get("/health/ready")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert answer.headers["Retry-After"] == "1"
    assert "Unavailable: " in caplog.text


async def test_an_unforeseen_error_is_a_problem_document(
    app: FastAPI, anonymous: AsyncClient
) -> None:
    @app.get("/api/v1/broken")
    async def broken() -> None:  # pyright: ignore[reportUnusedFunction]
        raise RuntimeError

    answer = await anonymous.get("/broken")
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal")
    assert "X-Request-ID" in answer.headers
