"""Limits of tries, counted in a table that all processes share."""

import hashlib
import secrets
import uuid
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from math import ceil

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.request import Request

from accounts.models import Throttle
from common.database import count_try
from common.problems import Problem

# One in so many new rows sweeps the old ones out.
SWEEP = 50


def count(limit: str, subject: str) -> None:
    """Count a try of somebody; one too many says when to come again."""
    rate = settings.THROTTLES[limit]
    if rate is None:
        return
    now = timezone.now()
    tries, ends_at = count_try(key(limit, subject), now, now + rate.period)
    if tries > rate.tries:
        seconds = max(1, ceil((ends_at - now).total_seconds()))
        raise Problem("throttled", headers={"Retry-After": str(seconds)})
    if tries == 1 and secrets.randbelow(SWEEP) == 0:
        Throttle.objects.filter(ends_at__lte=now).delete()


def count_caller(request: HttpRequest | Request) -> None:
    """Count a try of whoever calls, whatever the account."""
    peer = request.META.get("REMOTE_ADDR", "")
    count("address", address(peer, request.headers.get("X-Forwarded-For", "")))


def forget(limit: str, subject: str) -> None:
    """Begin anew with somebody."""
    Throttle.objects.filter(pk=key(limit, subject)).delete()


def key(limit: str, subject: str) -> uuid.UUID:
    """What stands for somebody: nobody reads names or addresses out of the table."""
    digest = hashlib.sha256(f"{limit}:{subject.lower()}".encode())
    return uuid.UUID(bytes=digest.digest()[:16])


def address(peer: str, forwarded: str) -> str:
    """Who calls. Only a balancer, which calls from inside, may say that it asks for another."""
    caller = read(peer)
    if caller is None or caller.is_private:
        caller = read(forwarded.rpartition(",")[2]) or caller
    if isinstance(caller, IPv6Address):
        # A network is what one customer has.
        return str(IPv6Network((caller, 64), strict=False))
    return str(caller)


def read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
