"""The commands that make tenants and say who belongs to which."""

import json
import uuid

import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import manage
from api.accounts import tenants
from api.accounts.models import User
from api.common.tenancy import EVERY, act_for, acting_for, tenant_of
from api.factories import make_user
from api.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands find the tests' database."""
    monkeypatch.setattr(manage, "get_settings", lambda: settings)


async def run(*words: str) -> None:
    """Run a command line."""
    await manage.run(manage.parse(words))


async def belongs(session: AsyncSession, user: User) -> object:
    """Read which tenant a user belongs to."""
    await session.refresh(user)
    return tenant_of(user)


async def test_a_user_belongs_to_a_tenant_or_to_none(session: AsyncSession) -> None:
    user = await make_user(session)
    mine = acting_for(session)
    for words, tenant in (([], None), ([str(mine)], mine)):
        await run("assign", user.email.upper(), *words)
        assert await belongs(session, user) == tenant
    for wrong in ("x", "0", str(uuid.uuid4())):
        with pytest.raises(SystemExit, match="no tenant"):
            await run("assign", user.email, wrong)
    with pytest.raises(SystemExit, match="no user"):
        await run("assign", "nobody@example.com", str(mine))
    assert await session.scalar(select(User.id)) == user.id


async def test_a_tenant_is_made_of_what_the_api_says(
    session: AsyncSession, capsys: pytest.CaptureFixture[str]
) -> None:
    row = (await session.execute(tenants.ROWS.one, {"key": acting_for(session)})).one()
    shown = tenants.ROWS.made(row).model_dump(mode="json")
    await act_for(session, EVERY)
    await session.execute(delete(tenants.ROWS.table))
    await session.commit()
    body = {name: shown[name] for name in tenants.BODY.model_fields}
    await run("maketenant", json.dumps(body))
    made = await session.scalar(select(tenants.ROWS.key))
    assert capsys.readouterr().out == f"{made}\n"


async def test_a_wrong_body_makes_no_tenant() -> None:
    with pytest.raises(SystemExit, match="no_such_field"):
        await run("maketenant", '{"no_such_field": 1}')
