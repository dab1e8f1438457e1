"""Requests that are wrong before any row is looked at."""

import re
from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI, HTTPException
from httpx import ASGITransport, AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from api.factories import make_login
from api.main import create_app
from api.settings import Settings
from api.tests.conftest import signed_in
from api.tests.resources import ENTITIES

pytestmark = pytest.mark.anyio
LIST = "/notes"
JSON = {"Content-Type": "application/json"}


def errors(answer: Response) -> list[tuple[str, str]]:
    """Give the fields and codes of a refused request."""
    assert answer.status_code == 422, answer.text
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json; charset=utf-8", 400),
        (b"\xff", "application/json", 400),
        (b"\xef\xbb\xbf{}", "application/json", 400),
        (b"[NaN]", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", "application/merge-patch+json", 415),
        (b"", "", 415),
    ],
)
async def test_a_body_that_is_no_json(
    staff: AsyncClient, content: bytes, media_type: str, status: int
) -> None:
    answer = await staff.post(LIST, content=content, headers={"Content-Type": media_type})
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("content", [b"null", b"[]", b"1", b'"text"'])
async def test_a_body_that_is_no_object(staff: AsyncClient, content: bytes) -> None:
    assert errors(await staff.post(LIST, content=content, headers=JSON)) == [("", "type")]


async def test_a_key_that_is_repeated(staff: AsyncClient) -> None:
    for content in (b'{"text": 1, "text": 1}', b'{"text": [{"a": 1, "a": 2}]}'):
        answer = await staff.post(LIST, content=content, headers=JSON)
        assert errors(answer) == [("text", "unknown")]


async def test_a_body_that_is_too_large(staff: AsyncClient, settings: Settings) -> None:
    large = b" " * (settings.body_limit + 1)

    async def in_pieces() -> AsyncGenerator[bytes]:
        yield large

    declared = await staff.post(LIST, content=large, headers=JSON)
    streamed = await staff.post(LIST, content=in_pieces(), headers=JSON)
    assert (declared.status_code, streamed.status_code) == (413, 413)


async def test_parameters_that_are_wrong(staff: AsyncClient) -> None:
    query = "zz=1&limit=0&limit.0=x&count=yes&count=no&aa=%00&cursor=!&.exe=1"
    answer = await staff.get(f"{LIST}?{query}")
    assert errors(answer) == [
        ("limit", "too_small"),
        ("cursor", "format"),
        ("count", "unknown"),
        (".exe", "unknown"),
        ("aa", "unknown"),
        ("limit.0", "unknown"),
        ("zz", "unknown"),
    ]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/*", 200),
        ("", 200),
        ("application/json;q=0, application/json", 200),
        ("application/json;q=much", 200),
        ("text/html", 406),
        ("*/*, application/json;q=0", 406),
    ],
)
async def test_what_the_client_takes(member: AsyncClient, accept: str, status: int) -> None:
    assert (await member.get(LIST, headers={"Accept": accept})).status_code == status


async def test_methods(anonymous: AsyncClient) -> None:
    wrong = await anonymous.request("TRACE", LIST)
    assert wrong.status_code == 405
    assert wrong.json()["detail"] == "This address does not answer TRACE."
    options = await anonymous.options(LIST)
    assert (options.status_code, options.content) == (204, b"")
    assert options.headers["Allow"] == wrong.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert (await anonymous.options("/nothing")).status_code == 404


@pytest.mark.parametrize(
    ("status", "title"),
    [(403, "Forbidden"), (409, "Conflict"), (451, "Unavailable For Legal Reasons")],
)
async def test_a_route_says_no_in_its_own_words(
    app: FastAPI, anonymous: AsyncClient, status: int, title: str
) -> None:
    @app.get("/api/v1/closed")
    async def closed() -> None:  # pyright: ignore[reportUnusedFunction]
        raise HTTPException(status, "Closed on Sundays.", {"X-Opens": "Monday"})

    answer = await anonymous.get("/closed")
    assert (answer.status_code, answer.headers["X-Opens"]) == (status, "Monday")
    assert answer.headers["Content-Type"] == "application/problem+json"
    words = {"type": "about:blank", "title": title, "status": status}
    assert answer.json() == {**words, "detail": "Closed on Sundays."}


async def test_a_trailing_slash(anonymous: AsyncClient) -> None:
    answer = await anonymous.get(f"{LIST}/?a=%C3%A9")
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"/api/v1{LIST}?a=%C3%A9"


async def test_request_ids(anonymous: AsyncClient) -> None:
    given = await anonymous.get(LIST, headers={"X-Request-ID": "abc.DEF_1-2"})
    made = await anonymous.get(LIST, headers={"X-Request-ID": "<>"})
    assert given.headers["X-Request-ID"] == "abc.DEF_1-2"
    assert len(made.headers["X-Request-ID"]) == 32


async def test_other_origins(anonymous: AsyncClient) -> None:
    ours = await anonymous.get(LIST, headers={"Origin": "https://shop.example"})
    other = await anonymous.get(LIST, headers={"Origin": "https://other.example"})
    assert ours.headers["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Origin" not in other.headers


async def test_the_document(anonymous: AsyncClient) -> None:
    document = (await anonymous.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    operations = [
        operation["operationId"]
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert len(operations) == len(set(operations))
    for entity in ENTITIES:
        assert any(path.startswith(f"/api/v1{entity.path}") for path in document["paths"])


async def test_the_page_of_the_document(anonymous: AsyncClient) -> None:
    page = await anonymous.get("/docs")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    for address in re.findall(r'(?:src|href)="/api/v1([^"]+)"', page.text):
        assert (await anonymous.get(address)).status_code == 200


async def test_the_page_of_the_document_can_be_for_staff(
    app: FastAPI, settings: Settings, session: AsyncSession
) -> None:
    guarded = create_app(settings.model_copy(update={"api_docs": "staff"}))
    guarded.state.sessions, guarded.state.readers = app.state.sessions, app.state.readers
    statuses: list[int] = []
    async with AsyncClient(transport=ASGITransport(guarded), base_url="http://test") as client:
        statuses.append((await client.get("/api/v1/docs")).status_code)
    for is_staff in (False, True):
        login = await make_login(session, is_staff=is_staff)
        async with signed_in(guarded, settings, login) as client:
            statuses.append((await client.get("/docs")).status_code)
    assert statuses == [401, 403, 200]
