"""What PostgreSQL, or its driver, would do differently."""

import datetime as dt

import pytest
from sqlalchemy import Date, DateTime, Text, cast, literal, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.refusals import is_away

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
async def test_the_first_and_the_last_day_are_kept_as_days(
    session: AsyncSession, day: dt.date
) -> None:
    kept = literal(day, Date)
    assert await session.scalar(select(cast(kept, Text))) == day.isoformat()
    assert await session.scalar(select(kept)) == day


@pytest.mark.parametrize(
    "moment",
    [dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)],
)
async def test_the_first_and_the_last_moment_are_kept_as_moments(
    session: AsyncSession, moment: dt.datetime
) -> None:
    kept = literal(moment, DateTime(timezone=True))
    assert "infinity" not in str(await session.scalar(select(cast(kept, Text))))
    assert await session.scalar(select(kept)) == moment


@pytest.mark.parametrize(
    ("state", "away"), [("57P03", True), ("53300", True), ("08006", True), ("22012", False)]
)
async def test_a_database_that_starts_or_stops_is_away(
    session: AsyncSession, state: str, away: bool
) -> None:
    raised = f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}', MESSAGE = 'x'; END $$"
    with pytest.raises(DBAPIError) as refused:
        await session.execute(text(raised))
    assert is_away(refused.value) is away
