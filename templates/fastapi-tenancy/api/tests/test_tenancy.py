"""Rows of another tenant are out of reach: for the queries' conditions alone, and for the policies."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import ColumnElement, Table, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import User
from api.common import tenancy
from api.common.deletion import primary_key
from api.common.listing import GENERAL
from api.common.references import references
from api.common.tables import Base, table_of
from api.common.tenancy import COLUMN, EVERY, FIELD, OWNER, PAIRS, act_for, acting_for
from api.factories import make_login, make_user
from api.settings import Settings
from api.tests.conftest import signed_in
from api.tests.resources import ENTITIES, Entity, served
from api.tests.tenants import make_other

pytestmark = pytest.mark.anyio

GUARDED = [table for table in Base.metadata.tables.values() if {OWNER, PAIRS} & table.info.keys()]
ROWS = [table for table in GUARDED if table.info.get(OWNER) == COLUMN]


def each_entity(*operations: str) -> pytest.MarkDecorator:
    """Run a test with each entity that has all of these operations."""
    having = [entity for entity in ENTITIES if entity.operations.issuperset(operations)]
    return pytest.mark.parametrize("entity", having, ids=lambda entity: entity.path)


each_table = pytest.mark.parametrize("table", ROWS, ids=lambda table: table.name)


@pytest.fixture(params=["both", "conditions", "policies"])
async def guard(
    request: pytest.FixtureRequest, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[str]:
    """What stands between the tenants; the tests own the tables, and need not hold a policy."""
    if request.param == "policies":
        monkeypatch.setattr(tenancy, "own", forget)
    if request.param == "conditions":
        await force(session, "NO FORCE")
    yield str(request.param)
    if request.param == "conditions":
        await session.rollback()
        await force(session, "FORCE")


def forget(*_: object) -> list[ColumnElement[bool]]:
    """Have queries find the rows of all tenants."""
    return []


async def force(session: AsyncSession, how: str) -> None:
    """Have the policies hold for the owner of the tables, or not."""
    for table in GUARDED:
        await session.execute(text(f'ALTER TABLE "{table.name}" {how} ROW LEVEL SECURITY'))
    await session.commit()


@pytest.fixture
async def elsewhere(session: AsyncSession) -> tenancy.Key:
    """Another tenant, with a row of each entity."""
    mine, other = acting_for(session), await make_other(session)
    await act_for(session, other)
    await make_user(session)
    for entity in ENTITIES:
        await entity.make(session)
    await act_for(session, mine)
    return other


@pytest.fixture
async def abroad(entity: Entity, session: AsyncSession) -> tenancy.Key:
    """Another tenant, with a user and a row of each entity that this one refers to."""
    mine, other = acting_for(session), await make_other(session)
    await act_for(session, other)
    await make_user(session)
    for reference, _ in references(entity.body).values():
        for each in served(reference.to):
            await each.make(session)
    await act_for(session, mine)
    return other


async def pair(session: AsyncSession, entity: Entity, abroad: tenancy.Key) -> tuple[Any, Any]:
    """Make a row of one's own, and one of the other tenant."""
    mine, own = acting_for(session), await entity.make(session)
    if tenancy.owner_of(own) is None:
        pytest.skip("everybody shares the rows")
    await act_for(session, abroad)
    theirs = await entity.make(session)
    await act_for(session, mine)
    return own, theirs


async def key_of(session: AsyncSession, table: Table, tenant: tenancy.Key) -> Any:
    """Find a row of a tenant, if there is one; users have their tenant too."""
    owner: str = table.info.get(OWNER, COLUMN if table is table_of(User) else "")
    if not owner:
        return None
    before = acting_for(session)
    await act_for(session, EVERY)
    key = await session.scalar(select(primary_key(table)).where(table.c[owner] == tenant).limit(1))
    await act_for(session, before)
    await session.commit()
    return key


def spelled(key: Any) -> Any:
    """Spell a key in JSON."""
    return str(key) if isinstance(key, UUID) else key


@pytest.mark.usefixtures("guard")
@each_entity("list")
async def test_lists_and_counts(
    entity: Entity, session: AsyncSession, staff: AsyncClient, abroad: tenancy.Key
) -> None:
    mine, theirs = await pair(session, entity, abroad)
    page = (await staff.get(entity.path, params={"count": "true", "limit": 100})).json()
    found = [str(item["id"]) for item in page["items"]]
    assert str(mine.id) in found
    assert str(theirs.id) not in found
    assert page["count"] == len(found)


@pytest.mark.usefixtures("guard")
@each_entity()
async def test_rows_and_what_is_below_them(
    entity: Entity,
    app: FastAPI,
    session: AsyncSession,
    staff: AsyncClient,
    abroad: tenancy.Key,
) -> None:
    _, theirs = await pair(session, entity, abroad)
    begin = f"/api/v1{entity.path}/{{id}}"
    for template, operations in app.openapi()["paths"].items():
        if template.startswith(begin):
            place = f"{entity.path}/{theirs.id}{template.removeprefix(begin)}"
            for method in operations:
                answer = await staff.request(method.upper(), place, json={})
                assert answer.status_code == 404, (method, place)


@pytest.mark.usefixtures("guard")
@each_entity("update")
async def test_references(
    entity: Entity, session: AsyncSession, staff: AsyncClient, abroad: tenancy.Key
) -> None:
    mine = await entity.make(session)
    for name, (reference, several) in references(entity.body).items():
        key = spelled(await key_of(session, reference.table, abroad))
        if key is None:
            continue
        place = f"{name}.0" if several else name
        wrong: dict[str, Any] = {name: [key] if several else key}
        # Also where the body is wrong in other fields.
        for body in (wrong, {**wrong, "no_such_field": 1}):
            answer = await staff.patch(f"{entity.path}/{mine.id}", json=body)
            assert answer.status_code == 422, answer.text
            errors = answer.json()["errors"]
            assert (place, "reference") in [(error["field"], error["code"]) for error in errors]


@pytest.mark.usefixtures("guard")
@each_entity("list")
async def test_filters(
    entity: Entity, session: AsyncSession, staff: AsyncClient, abroad: tenancy.Key
) -> None:
    await entity.make(session)
    for name, (reference, _) in references(entity.body).items():
        key = await key_of(session, reference.table, abroad)
        if name in entity.query.model_fields.keys() - set(GENERAL) and key is not None:
            answer = await staff.get(entity.path, params={name: str(key), "count": "true"})
            assert (answer.json()["items"], answer.json()["count"]) == ([], 0)


@each_entity("create", "get", "delete")
async def test_new_rows(entity: Entity, session: AsyncSession, staff: AsyncClient) -> None:
    row = await entity.make(session)
    if tenancy.owner_of(row) is None:
        pytest.skip("everybody shares the rows")
    place = f"{entity.path}/{row.id}"
    shown = (await staff.get(place)).json()
    tenant = spelled(acting_for(session))
    assert shown[FIELD] == tenant
    assert (await staff.delete(place)).status_code == 204
    body = {name: shown[name] for name in entity.body.model_fields}
    given = await staff.post(entity.path, json={**body, FIELD: tenant})
    assert [(error["field"], error["code"]) for error in given.json()["errors"]] == [
        (FIELD, "readonly")
    ]
    made = await staff.post(entity.path, json=body)
    assert (made.status_code, made.json()[FIELD]) == (201, tenant)


@each_entity("update", "delete")
async def test_rows_go_with_their_lists(
    entity: Entity, session: AsyncSession, staff: AsyncClient
) -> None:
    place = f"{entity.path}/{(await entity.make(session)).id}"
    lists: dict[str, Any] = {}
    for name, (reference, several) in references(entity.body).items():
        key = await key_of(session, reference.table, acting_for(session))
        if several and key is not None:
            lists[name] = [spelled(key)]
    assert (await staff.patch(place, json=lists)).status_code == 200
    assert (await staff.delete(place)).status_code == 204


@pytest.mark.usefixtures("guard")
@each_entity()
async def test_somebody_without_a_tenant(
    entity: Entity, app: FastAPI, settings: Settings, session: AsyncSession
) -> None:
    row, mine = await entity.make(session), acting_for(session)
    await act_for(session, None)
    login = await make_login(session, is_superuser=True)
    await act_for(session, mine)
    owner = tenancy.owner_of(row)
    if owner is None:
        pytest.skip("everybody shares the rows")
    async with signed_in(app, settings, login) as client:
        if "list" in entity.operations:
            page = (await client.get(entity.path, params={"count": "true"})).json()
            assert (page["items"], page["count"]) == ([], 0)
        if "get" in entity.operations:
            assert (await client.get(f"{entity.path}/{row.id}")).status_code == 404
        if "create" in entity.operations:
            assert (await client.post(entity.path, content=b"{")).status_code == 403


@each_entity("list")
async def test_tenants_that_share_connections(
    entity: Entity, app: FastAPI, settings: Settings, session: AsyncSession, abroad: tenancy.Key
) -> None:
    own, theirs = await pair(session, entity, abroad)
    mine = await make_login(session, is_superuser=True)
    await act_for(session, abroad)
    other = await make_login(session, is_superuser=True)
    async with signed_in(app, settings, mine) as here, signed_in(app, settings, other) as there:
        answers = await asyncio.gather(
            *(client.get(entity.path, params={"limit": 100}) for client in (here, there) * 6)
        )
    for answer, row, stranger in zip(answers, (own, theirs) * 6, (theirs, own) * 6, strict=True):
        found = [str(item["id"]) for item in answer.json()["items"]]
        assert str(row.id) in found
        assert str(stranger.id) not in found
    async with app.state.sessions() as fresh:
        setting = await fresh.scalar(select(func.current_setting("app.tenant", True)))
    assert setting in {None, ""}


# What PostgreSQL does by itself.


async def test_every_table_has_a_policy_that_holds_for_this_role(session: AsyncSession) -> None:
    found = await session.scalars(
        text(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relrowsecurity AND relforcerowsecurity AND polname = 'tenant'"
        )
    )
    assert sorted(found) == sorted(table.name for table in GUARDED)
    role = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert await session.scalar(text(role)) is False


@pytest.mark.usefixtures("elsewhere")
async def test_nobody_sees_a_row(session: AsyncSession) -> None:
    await act_for(session, None)
    for table in GUARDED:
        assert await session.scalar(select(func.count()).select_from(table)) == 0, table.name


@each_table
async def test_no_row_is_handed_over(
    table: Table, session: AsyncSession, elsewhere: tenancy.Key
) -> None:
    mine = acting_for(session)
    await act_for(session, elsewhere)
    handing = update(table).values({COLUMN: mine})
    found = await session.scalar(select(func.count()).select_from(table))
    if not found:
        pytest.skip("no row can be made")
    with pytest.raises(DBAPIError, match="row-level security"):
        await session.execute(handing)


@each_table
async def test_rows_of_two_tenants_are_not_put_together(
    table: Table, session: AsyncSession, elsewhere: tenancy.Key
) -> None:
    mine = acting_for(session)
    for entity in ENTITIES:
        await entity.make(session)
    for constraint in table.foreign_key_constraints:
        if len(constraint.column_keys) == 1:
            continue
        target = constraint.elements[1].column.table
        key = await key_of(session, table, mine)
        stranger = await key_of(session, target, elsewhere)
        if key is None or stranger is None:
            continue
        await act_for(session, EVERY)
        broken = update(table).where(primary_key(table) == key)
        await session.execute(broken.values({constraint.column_keys[1]: stranger}))
        with pytest.raises(DBAPIError, match=r"violates foreign key"):
            await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        await session.rollback()


async def test_no_list_leads_to_another_tenant(
    session: AsyncSession, elsewhere: tenancy.Key
) -> None:
    mine = acting_for(session)
    for entity in ENTITIES:
        await entity.make(session)
    for table in GUARDED:
        if PAIRS not in table.info:
            continue
        owner, target = table.info[PAIRS]
        if OWNER not in tenancy.end(table, target).info:
            # Shared rows; and users, whose tenant the application looks at.
            continue
        key = await key_of(session, tenancy.end(table, owner), mine)
        stranger = await key_of(session, tenancy.end(table, target), elsewhere)
        if key is None or stranger is None:
            continue
        await act_for(session, EVERY)
        with pytest.raises(DBAPIError, match="row-level security"):
            await session.execute(insert(table).values({owner: key, target: stranger}))
        await session.rollback()
