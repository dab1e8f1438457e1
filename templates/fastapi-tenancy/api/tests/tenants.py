"""Tenants for the tests: what a session makes belongs to one, and there is another one."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.tables import Base
from api.common.tenancy import Key, Tenant, act_for, acting_for
from api.factories import make_tenant


async def begin(session: AsyncSession) -> None:
    """Make a tenant, and go on on its behalf."""
    await act_for(session, (await make_tenant(session)).id)


async def make_other(session: AsyncSession) -> Key:
    """Make another tenant, and give its key."""
    key: Key = (await make_tenant(session)).id
    return key


async def own_tenant(session: AsyncSession, **values: Any) -> Tenant:
    """Give the tenant that the session runs for, with these values: it sees no other."""
    (model,) = (
        mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Tenant)
    )
    tenant = (await session.scalars(select(model).where(model.id == acting_for(session)))).one()
    for name, value in values.items():
        setattr(tenant, name, value)
    await session.commit()
    return tenant
