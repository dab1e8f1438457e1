"""What the reports count."""

import datetime as dt
from typing import Final

from sqlalchemy import distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.reports.schemas import TopCustomer
from api.sales.models import Customer, Order, OrderLine

# Open orders may still change, cancelled ones were never paid.
COUNTED: Final = ("paid", "sent")


async def top_customers(session: AsyncSession, since: dt.date, limit: int) -> list[TopCustomer]:
    """Give the customers who spent most since midnight (UTC) of a day, the biggest first."""
    midnight = dt.datetime.combine(since, dt.time(), dt.UTC)
    spent = func.sum(OrderLine.quantity * OrderLine.price)
    rows = await session.execute(
        select(
            Customer.id.label("customer"),
            Customer.name,
            func.count(distinct(Order.id)).label("orders"),
            spent.label("spent"),
        )
        .join(Order, Order.customer_id == Customer.id)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(Order.placed_at >= midnight, Order.state.in_(COUNTED))
        .group_by(Customer.id)
        .order_by(spent.desc(), Customer.id)
        .limit(limit)
    )
    return [TopCustomer.model_validate(row) for row in rows.mappings()]
