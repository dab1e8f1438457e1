"""Limits of tries, counted in a table that all processes share."""

import datetime as dt
import hashlib
import secrets
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import case, delete

from api.accounts.dependencies import SettingsDep
from api.accounts.models import Throttle
from api.common.dialect import insert
from api.common.problems import Problem
from api.common.tables import now
from api.database import SessionDep

Limit = Literal["login", "mail", "address"]

PERIODS: Final = {
    "second": dt.timedelta(seconds=1),
    "minute": dt.timedelta(minutes=1),
    "hour": dt.timedelta(hours=1),
    "day": dt.timedelta(days=1),
}
SWEEP: Final = 50
"""One in so many new rows sweeps the old ones out."""


class Throttles:
    """What the callers of a request may still try."""

    def __init__(self, request: Request, session: SessionDep, settings: SettingsDep) -> None:
        self.request = request
        self.session = session
        self.settings = settings

    async def count_caller(self) -> None:
        """Count a try of whoever calls, whatever the account."""
        peer = self.request.client.host if self.request.client else ""
        caller = address(peer, self.request.headers.get("x-forwarded-for", ""))
        await self.count("address", caller)

    async def count(self, limit: Limit, subject: str) -> None:
        """Count a try of somebody; one too many says when to come again.

        It is committed at once: a request that fails was a try too.
        """
        if self.settings.rate_limit == "off":
            return
        most, period = self.rate(limit)
        moment = now()
        tries, ends_at = await self.add(key(limit, subject), moment, period)
        if tries == 1 and secrets.randbelow(SWEEP) == 0:
            await self.session.execute(delete(Throttle).where(Throttle.ends_at <= moment))
        await self.session.commit()
        if tries > most:
            seconds = max(1, ceil((ends_at - moment).total_seconds()))
            raise Problem("throttled", headers={"Retry-After": str(seconds)})

    async def add(
        self, subject: UUID, moment: dt.datetime, period: dt.timedelta
    ) -> tuple[int, dt.datetime]:
        """Count in one statement: however many do at once, each gets a number of its own."""
        new = insert(Throttle).values(id=subject, tries=1, ends_at=moment + period)
        over = Throttle.ends_at <= moment
        counted = new.on_conflict_do_update(
            index_elements=[Throttle.id],
            set_={
                "tries": case((over, 1), else_=Throttle.tries + 1),
                "ends_at": case((over, new.excluded.ends_at), else_=Throttle.ends_at),
            },
        ).returning(Throttle.tries, Throttle.ends_at)
        tries, ends_at = (await self.session.execute(counted)).one()
        return tries, ends_at

    async def forget(self, limit: Limit, subject: str) -> None:
        """Begin anew with somebody."""
        statement = delete(Throttle).where(Throttle.id == key(limit, subject))
        await self.session.execute(statement)

    def rate(self, limit: Limit) -> tuple[int, dt.timedelta]:
        """Read a limit such as 10/minute."""
        limits = {
            "login": self.settings.login_limit,
            "mail": self.settings.mail_limit,
            "address": self.settings.address_limit,
        }
        tries, _, period = limits[limit].partition("/")
        return int(tries), PERIODS[period]


ThrottlesDep = Annotated[Throttles, Depends()]


def key(limit: Limit, subject: str) -> UUID:
    """Stand for somebody: nobody reads names or addresses out of the table."""
    digest = hashlib.sha256(f"{limit}:{subject.lower()}".encode())
    return UUID(bytes=digest.digest()[:16])


def address(peer: str, forwarded: str) -> str:
    """Say who calls; only a balancer, which calls from inside, may ask for another."""
    caller = read(peer)
    if caller is None or caller.is_private:
        caller = read(forwarded.rpartition(",")[2]) or caller
    if isinstance(caller, IPv6Address):
        # A network is what one customer has.
        return str(IPv6Network((caller, 64), strict=False))
    return str(caller)


def read(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address; an older one may come in the clothes of a newer one."""
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
