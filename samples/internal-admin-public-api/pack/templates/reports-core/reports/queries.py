"""What the reports count."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Sum

from sales.models import Customer

# Open orders may still change, cancelled ones were never paid.
COUNTED = ("paid", "sent")


@dataclass(frozen=True)
class TopCustomer:
    """A customer, and what they spent."""

    customer: int
    name: str
    orders: int
    spent: Decimal


def top_customers(since: dt.date, limit: int) -> list[TopCustomer]:
    """The customers who spent most since midnight (UTC) of a day, the biggest first."""
    midnight = dt.datetime.combine(since, dt.time(), dt.UTC)
    rows = (
        Customer.objects.filter(
            orders__placed_at__gte=midnight,
            orders__state__in=COUNTED,
            orders__lines__isnull=False,
        )
        .annotate(
            order_count=Count("orders", distinct=True),
            spent=Sum(F("orders__lines__quantity") * F("orders__lines__price")),
        )
        .order_by("-spent", "pk")
        .values_list("pk", "name", "order_count", "spent")
    )
    return [TopCustomer(*row) for row in rows[:limit]]
