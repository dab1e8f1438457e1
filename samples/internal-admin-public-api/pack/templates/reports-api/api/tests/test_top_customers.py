"""The report of those who spent most, and what its parameters may be."""

import datetime as dt
from decimal import Decimal
from http import HTTPStatus

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from api.factories import make_customer, make_order, make_order_line
from api.reports import queries
from api.sales.models import Customer

PATH = "/reports/top-customers"
NEW_YEAR = dt.date(2026, 1, 1)
IN_MARCH = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)

pytestmark = pytest.mark.anyio


async def buy(
    session: AsyncSession,
    customer: Customer,
    quantity: int,
    *,
    state: str = "paid",
    placed_at: dt.datetime = IN_MARCH,
) -> None:
    """Make an order of one line."""
    order = await make_order(session, customer_id=customer.id, state=state, placed_at=placed_at)
    await make_order_line(session, order_id=order.id, quantity=quantity, price=Decimal("9.99"))


async def test_the_biggest_come_first_and_ties_by_key(session: AsyncSession) -> None:
    """Two orders of one customer add up."""
    ada, bob, eve = [await make_customer(session, name=name) for name in ("Ada", "Bob", "Eve")]
    await buy(session, ada, 1)
    await buy(session, bob, 2)
    await buy(session, bob, 1, state="sent")
    await buy(session, eve, 1)
    rows = await queries.top_customers(session, NEW_YEAR, 10)
    assert [(row.customer, row.orders, row.spent) for row in rows] == [
        (bob.id, 2, Decimal("29.97")),
        (ada.id, 1, Decimal("9.99")),
        (eve.id, 1, Decimal("9.99")),
    ]
    assert len(await queries.top_customers(session, NEW_YEAR, 2)) == 2


async def test_what_is_old_open_or_cancelled_does_not_count(session: AsyncSession) -> None:
    """A day begins at midnight, UTC."""
    ada = await make_customer(session)
    await buy(session, ada, 1, placed_at=dt.datetime(2025, 12, 31, 23, 59, 59, tzinfo=dt.UTC))
    await buy(session, ada, 1, state="open")
    await buy(session, ada, 1, state="cancelled")
    assert await queries.top_customers(session, NEW_YEAR, 10) == []
    await buy(session, ada, 1, placed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert len(await queries.top_customers(session, NEW_YEAR, 10)) == 1


async def test_decimals_are_texts(staff: AsyncClient, session: AsyncSession) -> None:
    """No digit is lost on the way to a browser."""
    ada = await make_customer(session, name="Ada")
    await buy(session, ada, 2)
    response = await staff.get(PATH, params={"since": "2026-01-01"})
    assert response.json() == {
        "items": [{"customer": ada.id, "name": "Ada", "orders": 1, "spent": "19.98"}]
    }


async def test_it_is_for_the_staff(anonymous: AsyncClient, member: AsyncClient) -> None:
    """Others learn nothing."""
    query = {"since": "2026-01-01"}
    assert (await anonymous.get(PATH, params=query)).status_code == HTTPStatus.UNAUTHORIZED
    assert (await member.get(PATH, params=query)).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("", [("since", "required")]),
        ("since=yesterday&limit=0", [("limit", "too_small"), ("since", "format")]),
        ("since=2026-01-01&limit=101", [("limit", "too_large")]),
        ("since=2026-01-01&limit=ten&page=2", [("limit", "format"), ("page", "unknown")]),
        ("since=2026-01-01&since=2026-01-02", [("since", "unknown")]),
    ],
)
async def test_all_that_is_wrong_is_told_at_once(
    staff: AsyncClient, query: str, errors: list[tuple[str, str]]
) -> None:
    """The problems come in the order of the parameters."""
    response = await staff.get(f"{PATH}?{query}")
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert [(each["field"], each["code"]) for each in response.json()["errors"]] == errors
