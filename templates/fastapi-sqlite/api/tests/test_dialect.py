"""What SQLite does as the contract has it, and what it refuses."""

import datetime as dt
import uuid
from collections.abc import AsyncGenerator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from pydantic import SecretStr
from pydantic_core import PydanticCustomError
from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    func,
    insert,
    null,
    select,
    type_coerce,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import NullType

from api.accounts.models import LoginSession, User
from api.common.dialect import Clock, Inet, Json, Number, Span, Stored, Timestamp, among, complete
from api.common.engine import create_engine, open_file
from api.common.functions import lower
from api.common.integrity import explain
from api.common.listing import matches
from api.common.moments import Duration
from api.common.tables import now, table_of
from api.database import SessionDep, Sessions, create_sessions
from api.factories import make_user
from api.settings import Settings

pytestmark = pytest.mark.anyio

LARGE: Final = Decimal("12345678901234567890123456789012345.678")
KINDS: Final[dict[str, Stored]] = {
    "small": Number(6, 3),
    "large": Number(38, 3),
    "document": Json(),
    "address": Inet(),
    "span": Span(),
    "clock": Clock(),
    "moment": Timestamp(),
}
MEASURES: Final = Table(
    "measures",
    MetaData(),
    Column("id", Integer, primary_key=True),
    *(Column(name, kind) for name, kind in KINDS.items()),
    CheckConstraint("large >= '-9'", name="not_below"),
)
complete(MEASURES)


@pytest.fixture
async def rows(settings: Settings, tmp_path: Path) -> AsyncGenerator[AsyncSession]:
    """A session on a file with a table of the tests' own."""
    address = SecretStr(f"sqlite:///{tmp_path / 'own.sqlite3'}")
    engine = create_engine(settings.model_copy(update={"database_url": address}))
    async with engine.begin() as connection:
        await connection.run_sync(MEASURES.create)
    async with create_sessions(engine)() as session:
        yield session
    await engine.dispose()


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("small", Decimal("0.1"), 0.1),
        ("large", Decimal("-0.000"), "0.000"),
        ("large", LARGE, str(LARGE)),
        (
            "document",
            {"bb": [1e16], "é": 0.5, "a": None},
            '{"a": null, "bb": [10000000000000000], "\\u00e9": 0.5}',
        ),
        ("address", "2001:db8::1", "2001:db8::1"),
        ("span", dt.timedelta(days=-1, microseconds=1), -86399999999),
        ("clock", dt.time(1, 2, 3), "01:02:03"),
        ("moment", dt.datetime.min.replace(tzinfo=dt.UTC), "0001-01-01 00:00:00"),
        ("moment", dt.datetime.max.replace(tzinfo=dt.UTC), "9999-12-31 23:59:59.999999"),
        ("moment", None, None),
    ],
)
async def test_values_are_kept_as_django_keeps_them(
    rows: AsyncSession, name: str, value: Any, kept: object
) -> None:
    column = MEASURES.c[name]
    await rows.execute(insert(MEASURES).values({name: value}))
    assert await rows.scalar(select(column)) == value
    assert await rows.scalar(select(type_coerce(column, NullType()))) == kept
    assert value is None or isinstance(value, KINDS[name].python_type)


async def test_decimals_of_any_length_are_ordered_as_numbers(rows: AsyncSession) -> None:
    large = MEASURES.c.large
    for value in (LARGE, Decimal(9), Decimal(-9)):
        await rows.execute(insert(MEASURES).values(large=value))
    ordered = await rows.scalars(select(large).order_by(large))
    assert ordered.all() == [Decimal(-9), Decimal(9), LARGE]
    above = select(func.count()).where(large > Decimal("8.9999999999999999999"))
    assert await rows.scalar(above) == 2


async def test_a_rule_of_the_database(rows: AsyncSession) -> None:
    with pytest.raises(IntegrityError) as refused:
        await rows.execute(insert(MEASURES).values(large=Decimal(-10)))
    found = explain(refused.value, deleting=False)
    assert found
    assert [error.message for error in found.errors] == ["Breaks the rule not_below."]
    await rows.execute(insert(MEASURES).values(id=1))
    with pytest.raises(IntegrityError) as refused:
        await rows.execute(insert(MEASURES).values(id=1))
    found = explain(refused.value, deleting=False)
    assert found
    assert [(error.field, error.code) for error in found.errors] == [("", "unique")]


async def test_what_no_client_can_break_is_an_error(rows: AsyncSession) -> None:
    strict = Table("strict", MetaData(), Column("word", Text, nullable=False))
    await rows.run_sync(lambda session: strict.create(session.connection()))
    with pytest.raises(IntegrityError) as refused:
        await rows.execute(insert(strict).values(word=null()))
    assert explain(refused.value, deleting=False) is None


async def test_texts_beyond_ascii(session: AsyncSession) -> None:
    names = ["ÉTUDE", "Straße", "étude"]
    for name in names:
        await make_user(session, first_name=name)
    column = table_of(User).c.first_name
    found = await session.scalars(select(column).where(matches("étud", [column])))
    assert sorted(found) == ["ÉTUDE", "étude"]
    assert (await session.scalars(select(column).order_by(column))).all() == sorted(names)
    assert [lower("ÉTÉ"), lower("İ"), lower(None)] == ["été", "İ", None]
    assert await session.scalar(select(func.upper(null()))) is None
    assert await session.scalar(select(func.upper("Straße"))) == "STRAßE"


async def test_keys_in_one_parameter(session: AsyncSession) -> None:
    users = [await make_user(session) for _ in range(2)]
    login = LoginSession(user_id=users[0].id, expires_at=now())
    session.add(login)
    await session.flush()
    keys = table_of(LoginSession).c.id
    assert (await session.scalars(select(keys).where(among(keys, {login.id})))).all() == [login.id]
    assert await session.scalar(select(keys).where(among(keys, {uuid.uuid4()}))) is None
    numbers = table_of(User).c.id
    among_all = select(func.count()).where(among(numbers, [user.id for user in users]))
    assert await session.scalar(among_all) == len(users)


async def test_a_writer_waits_for_the_one_before_it(
    app: FastAPI, anonymous: AsyncClient, sessions: Sessions, session: AsyncSession
) -> None:
    @app.post("/api/v1/written", status_code=204)
    async def written(session: SessionDep) -> None:  # pyright: ignore[reportUnusedFunction]
        await session.connection()

    @app.get("/api/v1/read", status_code=204)
    async def read(session: SessionDep) -> None:  # pyright: ignore[reportUnusedFunction]
        await session.connection()

    def hurry(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout = 50")

    engine = app.state.sessions.kw["bind"]
    await engine.dispose()
    event.listen(engine.sync_engine, "connect", hurry)
    await session.rollback()
    async with sessions() as first:
        # One that reads first has its turn already, so it need not fear another one's change.
        await first.connection()
        answer = await anonymous.post("/written")
        assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
        assert (await anonymous.get("/read")).status_code == 204
    assert (await anonymous.post("/written")).status_code == 204
    event.remove(engine.sync_engine, "connect", hurry)
    await engine.dispose()


@pytest.mark.parametrize(
    ("text", "code"),
    [("P106751991DT4H0M54.775808S", "too_large"), ("-P106751991DT4H0M54.775808S", "too_small")],
)
def test_a_duration_that_no_column_holds(text: str, code: str) -> None:
    kind = Duration()
    assert kind.validate(text[:-2] + "7S")
    with pytest.raises(PydanticCustomError) as refused:
        kind.validate(text)
    assert (refused.value.context or {})["code"] == code


@pytest.mark.parametrize("url", ["postgresql://localhost/a", "sqlite:///", "a.sqlite3"])
def test_another_address(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///path"):
        open_file(url)
