"""Django's ORM and SQLAlchemy give the same report, byte for byte."""

import asyncio
import datetime as dt
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from httpx import ASGITransport, AsyncClient, Response
from pydantic import SecretStr
from sqlalchemy import URL

from accounts.models import User
from api.main import create_app
from api.settings import Settings
from catalog.models import Category, Product
from sales.models import Customer, Order, OrderLine

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("ada@example.org", "correct horse"))
    return client


@pytest.fixture
def orders() -> None:
    """Two years of orders, in all states, some on the same day and of the same sum."""
    shelf = Category.objects.create(name="Lamps")
    lamp = Product.objects.create(name="Lamp", sku="LAMP", price=Decimal(10), category=shelf)
    states = ("open", "paid", "sent", "cancelled")
    for number in range(60):
        customer, _ = Customer.objects.get_or_create(
            email=f"{number % 7}@example.org", defaults={"name": f"Ärger {number % 7} & Söhne"}
        )
        order = Order.objects.create(
            number=str(number),
            customer=customer,
            state=states[number % 4],
            placed_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=12 * number),
        )
        price = Decimal(number % 5) + Decimal("0.05")
        OrderLine.objects.create(order=order, product=lamp, quantity=number % 3 + 1, price=price)


def ask_fastapi(client: Client, paths: list[str]) -> list[Response]:
    """Send the cookies of Django's client to FastAPI, on the database of Django's tests."""
    database = connection.settings_dict
    url = URL.create(
        "postgresql",
        database["USER"],
        database["PASSWORD"],
        database["HOST"],
        int(database["PORT"]),
        database["NAME"],
    )
    app = create_app(
        Settings(
            environment="test",
            database_url=SecretStr(url.render_as_string(hide_password=False)),
            secret_key=SecretStr(settings.SECRET_KEY),
            token_signing_key=SecretStr(settings.TOKEN_SIGNING_KEY),
        )
    )
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    async def ask() -> list[Response]:
        transport = ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            AsyncClient(transport=transport, base_url="http://testserver", cookies=cookies) as http,
        ):
            return [await http.get(path) for path in paths]

    return asyncio.run(ask())


@pytest.mark.usefixtures("orders")
def test_both_halves_give_the_same_report(staff: Client) -> None:
    queries = [
        "since=2025-01-01",
        "since=2026-01-01&limit=3",
        "since=2026-06-30&limit=100",
        "since=2030-01-01",
        "",
        "since=2026-02-30&limit=1000&top=1",
    ]
    paths = [f"/api/v1/reports/top-customers?{query}" for query in queries]
    of_fastapi = ask_fastapi(staff, paths)
    of_django = [staff.get(path) for path in paths]
    assert [each.status_code for each in of_fastapi] == [200, 200, 200, 200, 422, 422]
    assert [each.status_code for each in of_django] == [200, 200, 200, 200, 422, 422]
    assert [each.content for each in of_fastapi] == [each.content for each in of_django]
    types = [each["content-type"] for each in of_django]
    assert [each.headers["content-type"] for each in of_fastapi] == types


@pytest.mark.usefixtures("orders")
def test_the_report_is_not_empty(staff: Client) -> None:
    items = staff.get("/api/v1/reports/top-customers?since=2025-01-01").json()["items"]
    assert len(items) == 7
    sums = [Decimal(item["spent"]) for item in items]
    assert sums == sorted(sums, reverse=True)
