"""What holds for every entity: reading, writing, lists, and who may do what."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.listing import GENERAL
from api.common.references import references
from api.common.values import is_list
from api.tests.resources import ENTITIES, Entity, served

pytestmark = pytest.mark.anyio


def each_entity(*operations: str) -> pytest.MarkDecorator:
    """Run a test with each entity that has all of these operations."""
    having = [entity for entity in ENTITIES if entity.operations.issuperset(operations)]
    return pytest.mark.parametrize("entity", having, ids=lambda entity: entity.path)


async def made(session: AsyncSession, entity: Entity) -> str:
    """Make a row and give its address."""
    row = await entity.make(session)
    return f"{entity.path}/{row.id}"


def body_of(entity: Entity, row: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a row that a client may write."""
    return {name: row[name] for name in entity.body.model_fields}


def as_parameter(value: Any) -> str:
    """Spell a value, or the first of a list, in a query."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value[0] if is_list(value) else value)


@each_entity("get")
async def test_a_row_is_read_with_its_etag(
    entity: Entity, session: AsyncSession, reader: AsyncClient
) -> None:
    address = await made(session, entity)
    answer = await reader.get(address)
    assert answer.status_code == 200
    again = await reader.get(address, headers={"If-None-Match": f"W/{answer.headers['ETag']}"})
    assert (again.status_code, again.content) == (304, b"")
    head = await reader.head(address)
    assert (head.content, head.headers["ETag"]) == (b"", answer.headers["ETag"])


@each_entity("create", "get", "delete")
async def test_a_row_is_made_and_deleted(
    entity: Entity, session: AsyncSession, staff: AsyncClient
) -> None:
    address = await made(session, entity)
    row = (await staff.get(address)).json()
    gone = await staff.delete(address)
    assert (gone.status_code, gone.content, gone.headers.get("Content-Type")) == (204, b"", None)
    assert (await staff.get(address)).status_code == 404
    answer = await staff.post(entity.path, json=body_of(entity, row))
    assert answer.status_code == 201, answer.text
    assert body_of(entity, answer.json()) == body_of(entity, row)
    again = await staff.get(answer.headers["Location"].removeprefix("/api/v1"))
    assert again.content == answer.content


@each_entity("get", "update", "delete")
async def test_a_row_is_changed_only_as_it_was_seen(
    entity: Entity, session: AsyncSession, staff: AsyncClient
) -> None:
    address = await made(session, entity)
    seen = await staff.get(address)
    matching = {"If-Match": seen.headers["ETag"]}
    body = body_of(entity, seen.json())
    replaced = await staff.put(address, json=body, headers=matching)
    assert replaced.status_code == 200, replaced.text
    assert body_of(entity, replaced.json()) == body
    merge = {"Content-Type": "application/merge-patch+json"}
    assert (await staff.patch(address, content=b"{}", headers=merge)).status_code == 200
    stale = {"If-Match": '"0"'}
    for refused in (
        await staff.put(address, json=body, headers=stale),
        await staff.patch(address, json={}, headers=stale),
        await staff.delete(address, headers=stale),
    ):
        assert refused.status_code == 412


@each_entity("list")
async def test_a_list_has_pages(entity: Entity, session: AsyncSession, reader: AsyncClient) -> None:
    # Two may be one row, of the few that there can be.
    keys = {str((await entity.make(session)).id) for _ in range(3)}
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (
            await reader.get(entity.path, params={"limit": 1, "count": "true", **cursor})
        ).json()
        assert page["count"] >= len(keys)
        found += [str(item["id"]) for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(found) == len(set(found)) == page["count"]
    assert keys <= set(found)


@contextmanager
def statements_of(app: FastAPI) -> Generator[list[str]]:
    """Note what the application asks its database meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = app.state.sessions.kw["bind"].sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


@each_entity("list")
async def test_more_rows_take_no_more_queries(
    entity: Entity, app: FastAPI, session: AsyncSession, reader: AsyncClient
) -> None:
    counts: set[int] = set()
    for _ in range(2):
        await entity.make(session)
        with statements_of(app) as statements:
            await reader.get(entity.path)
        counts.add(len(statements))
    assert len(counts - {0}) == 1


async def targets(session: AsyncSession, entity: Entity) -> dict[str, list[Any]]:
    """Make rows for each list of references that a client writes, and give their keys."""
    lists = {name: to for name, (to, several) in references(entity.body).items() if several}
    found: dict[str, list[Any]] = {}
    for name, reference in lists.items():
        for each in served(reference.to):
            rows = [await each.make(session) for _ in range(3)]
            keys = [row.id if isinstance(row.id, int) else str(row.id) for row in rows]
            # There may be fewer: a row can be one of the few that there can be.
            found[name] = list(dict.fromkeys(keys))
    return found


@each_entity("get", "create", "update", "delete")
async def test_longer_lists_take_no_more_queries(
    entity: Entity, app: FastAPI, session: AsyncSession, staff: AsyncClient
) -> None:
    lists = await targets(session, entity)
    empty: dict[str, list[Any]] = {name: [] for name in lists}
    counts: set[tuple[int, ...]] = set()
    for length in (1, 3) if lists else ():
        address = await made(session, entity)
        body = body_of(entity, (await staff.get(address)).json())
        assert (await staff.delete(address)).status_code == 204
        body.update({name: keys[:length] for name, keys in lists.items()})
        with statements_of(app) as creating:
            answer = await staff.post(entity.path, json=body)
        assert answer.status_code == 201, answer.text
        address = answer.headers["Location"].removeprefix("/api/v1")
        with statements_of(app) as reading:
            assert (await staff.get(address)).json() == answer.json()
        with statements_of(app) as changing:
            emptied = await staff.patch(address, json=empty)
        assert emptied.status_code == 200, emptied.text
        with statements_of(app) as replacing:
            refilled = await staff.put(address, json=body)
        assert refilled.status_code == 200, refilled.text
        with statements_of(app) as deleting:
            assert (await staff.delete(address)).status_code == 204
        counts.add(tuple(map(len, (creating, reading, changing, replacing, deleting))))
    assert len(counts) == bool(lists)


@each_entity("list")
async def test_a_cursor_is_good_for_its_list_only(entity: Entity, reader: AsyncClient) -> None:
    for cursor in ("", "?", "e30", "WzEsIngiLFtdLCIxIl0", "WzIsIiIsW10sIjEiXQ"):
        answer = await reader.get(entity.path, params={"cursor": cursor})
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json()["errors"]] == ["cursor"]


@each_entity("list", "get")
async def test_filters_find_a_row_by_its_values(
    entity: Entity, session: AsyncSession, reader: AsyncClient
) -> None:
    row = (await reader.get(await made(session, entity))).json()
    for name in entity.query.model_fields.keys() - set(GENERAL):
        field, _, lookup = name.partition("__")
        value: Any = row[field] is None if lookup == "isnull" else row[field]
        if value is None or value == []:
            continue
        text = as_parameter(value)
        answer = await reader.get(entity.path, params={name: text})
        assert answer.status_code == 200, answer.text
        assert row["id"] in [item["id"] for item in answer.json()["items"]], name


@each_entity("get", "update", "delete")
async def test_what_is_not_there_is_not_found(entity: Entity, staff: AsyncClient) -> None:
    for key in ("0", "x", "00000000-0000-0000-0000-000000000000", "9" * 30):
        for method in ("GET", "PUT", "PATCH", "DELETE"):
            answer = await staff.request(method, f"{entity.path}/{key}", content=b"{")
            assert answer.status_code == 404, (method, key)


@each_entity("update")
async def test_unknown_and_read_only_fields_are_refused(
    entity: Entity, session: AsyncSession, staff: AsyncClient
) -> None:
    address = await made(session, entity)
    answer = await staff.patch(address, json={"no_such_field": 1, "id": 1})
    assert answer.status_code == 422
    codes = [(error["field"], error["code"]) for error in answer.json()["errors"]]
    assert codes == [("id", "readonly"), ("no_such_field", "unknown")]


@each_entity("create")
async def test_null_is_refused_where_a_value_must_be(entity: Entity, staff: AsyncClient) -> None:
    required = [name for name, field in entity.body.model_fields.items() if field.is_required()]
    answer = await staff.post(entity.path, json=dict.fromkeys(required))
    assert answer.status_code == (422 if required else 201)
    errors = answer.json().get("errors", [])
    assert [error["field"] for error in errors if error["code"] == "null"] == required
    answer = await staff.post(entity.path, json={})
    errors = answer.json().get("errors", [])
    assert [error["field"] for error in errors if error["code"] == "required"] == required


@each_entity("get", "create", "update", "delete")
async def test_who_may_do_what(
    entity: Entity, session: AsyncSession, anonymous: AsyncClient, member: AsyncClient
) -> None:
    address = await made(session, entity)
    for method, path in (("POST", entity.path), ("PUT", address), ("PATCH", address)):
        assert (await anonymous.request(method, path, json={})).status_code == 401
        assert (await member.request(method, path, json={})).status_code == 403
    assert (await anonymous.get(address)).headers["WWW-Authenticate"] == "Bearer"
    assert (await member.delete(address)).status_code == 403
    assert (await member.get(address)).status_code == 200
