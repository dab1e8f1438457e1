"""What the reports take and give."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel

from api.common.moments import Date
from api.common.numbers import Integer, PlainDecimal
from api.common.schemas import Schema
from api.common.values import FromText


class TopCustomersQuery(Schema):
    """Since when, and how many."""

    limit: Annotated[int, FromText(Integer(least=1, most=100))] = 10
    since: Annotated[dt.date, FromText(Date())]


class TopCustomer(BaseModel):
    """A customer, and what they spent."""

    customer: int
    name: str
    orders: int
    spent: PlainDecimal


class TopCustomers(BaseModel):
    """Those who spent most, the biggest first."""

    items: list[TopCustomer]
