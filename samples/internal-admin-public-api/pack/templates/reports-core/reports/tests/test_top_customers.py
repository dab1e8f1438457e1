"""The report of those who spent most, and what its parameters may be."""

import datetime as dt
from decimal import Decimal
from http import HTTPStatus

import pytest
from rest_framework.test import APIClient

from catalog.models import Category, Product
from reports import queries
from sales.models import Customer, Order, OrderLine

PATH = "/api/v1/reports/top-customers"
NEW_YEAR = dt.date(2026, 1, 1)


@pytest.fixture
def product(db: None) -> Product:  # noqa: ARG001
    shelf = Category.objects.create(name="Lamps")
    return Product.objects.create(name="Lamp", sku="LAMP", price=Decimal(10), category=shelf)


def buy(
    customer: Customer,
    product: Product,
    quantity: int,
    *,
    state: str = "paid",
    placed_at: dt.datetime = dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
) -> Order:
    order = Order.objects.create(
        number=f"N{Order.objects.count()}", customer=customer, state=state, placed_at=placed_at
    )
    OrderLine.objects.create(order=order, product=product, quantity=quantity, price=Decimal("9.99"))
    return order


def customer(name: str) -> Customer:
    return Customer.objects.create(name=name, email=f"{name.lower()}@example.org")


def test_the_biggest_come_first_and_ties_by_key(product: Product) -> None:
    ada, bob, eve = customer("Ada"), customer("Bob"), customer("Eve")
    buy(ada, product, 1)
    buy(bob, product, 2)
    buy(bob, product, 1, state="sent")
    buy(eve, product, 1)
    assert queries.top_customers(NEW_YEAR, 10) == [
        queries.TopCustomer(bob.pk, "Bob", 2, Decimal("29.97")),
        queries.TopCustomer(ada.pk, "Ada", 1, Decimal("9.99")),
        queries.TopCustomer(eve.pk, "Eve", 1, Decimal("9.99")),
    ]
    assert len(queries.top_customers(NEW_YEAR, 2)) == 2


def test_an_order_of_several_lines_counts_once(product: Product) -> None:
    order = buy(customer("Ada"), product, 1)
    bulb = Product.objects.create(name="Bulb", sku="BULB", price=1, category=product.category)
    OrderLine.objects.create(order=order, product=bulb, quantity=3, price=Decimal("1.50"))
    (row,) = queries.top_customers(NEW_YEAR, 10)
    assert row.orders == 1
    assert row.spent == Decimal("14.49")


def test_what_is_old_open_cancelled_or_empty_does_not_count(product: Product) -> None:
    ada = customer("Ada")
    buy(ada, product, 1, placed_at=dt.datetime(2025, 12, 31, 23, 59, 59, tzinfo=dt.UTC))
    buy(ada, product, 1, state="open")
    buy(ada, product, 1, state="cancelled")
    Order.objects.create(number="EMPTY", customer=ada, state="paid")
    assert queries.top_customers(NEW_YEAR, 10) == []
    buy(ada, product, 1, placed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert len(queries.top_customers(NEW_YEAR, 10)) == 1


def test_decimals_are_texts(admin_api: APIClient, product: Product) -> None:
    ada = customer("Ada")
    buy(ada, product, 2)
    response = admin_api.get(PATH, {"since": "2026-01-01"})
    assert response.json() == {
        "items": [{"customer": ada.pk, "name": "Ada", "orders": 1, "spent": "19.98"}]
    }


def test_it_is_for_the_staff(anonymous_api: APIClient, member_api: APIClient) -> None:
    query = {"since": "2026-01-01"}
    assert anonymous_api.get(PATH, query).status_code == HTTPStatus.UNAUTHORIZED
    assert member_api.get(PATH, query).status_code == HTTPStatus.FORBIDDEN


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
def test_all_that_is_wrong_is_told_at_once(
    admin_api: APIClient, query: str, errors: list[tuple[str, str]]
) -> None:
    response = admin_api.get(f"{PATH}?{query}")
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert [(each["field"], each["code"]) for each in response.json()["errors"]] == errors
