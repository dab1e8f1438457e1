"""The overview, against the fake services."""

import asyncio
from collections.abc import AsyncGenerator
from http import HTTPStatus

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from api.overview.services import HttpServices
from fakes.services import create_services

PATH = "/overview"

pytestmark = pytest.mark.anyio


@pytest.fixture
def services() -> FastAPI:
    """Give the fake services, without their delay."""
    return create_services(seconds=0)


@pytest.fixture(autouse=True)
async def connected(app: FastAPI, services: FastAPI) -> AsyncGenerator[None]:
    """Have the application ask the fakes."""
    transport = ASGITransport(services, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://services") as client:
        app.state.services = HttpServices(client)
        yield


async def test_it_gathers_what_all_say(member: AsyncClient) -> None:
    """Nothing is missing."""
    response = await member.get(PATH)
    assert response.status_code == HTTPStatus.OK
    overview = response.json()
    assert overview["profile"]["language"] == "en"
    assert overview["analytics"]["visits"] > 0
    assert overview["notifications"][0]["subject"].startswith("Welcome")
    assert overview["missing"] == []


async def test_all_three_are_asked_at_once(member: AsyncClient, services: FastAPI) -> None:
    """None of them answers before all were asked: one after the other would wait forever."""
    services.state.together = asyncio.Barrier(3)
    response = await asyncio.wait_for(member.get(PATH), timeout=10)
    assert response.json()["missing"] == []


async def test_one_that_fails_is_left_out(member: AsyncClient, services: FastAPI) -> None:
    """The others are there, and the answer says what is not."""
    services.state.broken = {"analytics"}
    overview = (await member.get(PATH)).json()
    assert overview["analytics"] is None
    assert overview["profile"] is not None
    assert overview["missing"] == ["analytics"]


async def test_an_answer_of_another_form_is_none(member: AsyncClient, services: FastAPI) -> None:
    """What was not agreed on goes no further."""
    services.state.odd = {"profiles"}
    assert (await member.get(PATH)).json()["missing"] == ["profile"]


async def test_services_that_are_nowhere_are_missing(app: FastAPI, member: AsyncClient) -> None:
    """Without an address there is nothing to ask."""
    async with AsyncClient() as client:
        app.state.services = HttpServices(client)
        overview = (await member.get(PATH)).json()
    assert overview["missing"] == ["profile", "analytics", "notifications"]


async def test_it_is_for_those_who_are_signed_in(anonymous: AsyncClient) -> None:
    """There is nothing to say of nobody."""
    assert (await anonymous.get(PATH)).status_code == HTTPStatus.UNAUTHORIZED
