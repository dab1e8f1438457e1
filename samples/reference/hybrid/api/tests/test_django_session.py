"""Django's sessions and CSRF tokens, as Django 5.2 has made these."""

import base64
import datetime as dt
import json
import zlib

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import django_session as django
from api.accounts.models import User
from api.common.tables import now
from api.factories import make_user, save
from api.settings import Settings

pytestmark = pytest.mark.anyio
LIST = "/notes"
SESSION = "a" * 32
CSRF = "b" * 32
# Made by django.core.signing.dumps with the key "s" * 50 and the salt of sessions.
SIGNED = (
    "eyJfYXV0aF91c2VyX2lkIjoiNyIsInBhZGRpbmciOiJ4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4"
    "eHh4In0:1xUfmO:bhzMSScVrYX5L5YsLMyYLkrfmDDCJ1pDjRItQ2xIxy0"
)
PACKED = (
    ".eJyrVopPLC3JiC8tTi2Kz0xRslIyV9JRKkhMScnMSwfyKogESrUAFuYd0g:1xUfmO:"
    "h8ko0pA8A6gG-sUITVW2pR6e2OyLY7EUwsEsSSzcANk"
)
# Made by django.middleware.csrf of one secret.
MASKED = "78cgIpkctvM5UI4OjOrQZgc1VdpLYLxgx9ejMuqjBEWg6Vi3z5J9jByoj2fCQErb"
UNMASKED = "AbcdefghijklmnopqrstuvwxyZ012345"


@pytest.fixture
def secret(settings: Settings) -> str:
    """Django's secret key."""
    return settings.secret_key.get_secret_value()


async def sign_in(session: AsyncSession, secret: str, user: User, *, packed: bool = False) -> None:
    """Open a session for a user, as Django does."""
    claims = {"_auth_user_id": str(user.id), "_auth_user_hash": django.password_hash(user, secret)}
    data = json.dumps(claims).encode()
    mark, data = (".", zlib.compress(data)) if packed else ("", data)
    value = f"{mark}{base64.urlsafe_b64encode(data).decode().rstrip('=')}:1vMxyz"
    digest = django.salted_hmac(f"{django.SESSION_SALT}signer", value, secret).digest()
    signature = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    await save(
        session,
        django.DjangoSession(
            session_key=SESSION,
            session_data=f"{value}:{signature}",
            expire_date=now() + dt.timedelta(hours=1),
        ),
    )


@pytest.mark.parametrize("packed", [False, True])
async def test_a_session_signs_in(
    session: AsyncSession, anonymous: AsyncClient, secret: str, packed: bool
) -> None:
    user = await make_user(session)
    await sign_in(session, secret, user, packed=packed)
    anonymous.cookies.set("sessionid", SESSION)
    assert (await anonymous.get(LIST)).status_code == 200
    wrong = await anonymous.get(LIST, headers={"Authorization": "Bearer x"})
    assert wrong.status_code == 401


@pytest.mark.parametrize("change", [{"password": "other"}, {"is_active": False}])
async def test_a_change_of_the_user_ends_the_session(
    session: AsyncSession, anonymous: AsyncClient, secret: str, change: dict[str, object]
) -> None:
    user = await make_user(session)
    await sign_in(session, secret, user)
    anonymous.cookies.set("sessionid", SESSION)
    for name, value in change.items():
        setattr(user, name, value)
    await session.commit()
    assert (await anonymous.get(LIST)).status_code == 401


async def test_other_sessions_do_not_sign_in(session: AsyncSession, anonymous: AsyncClient) -> None:
    await sign_in(session, "another secret", await make_user(session))
    for key in ("", "unknown", "é", "' OR 1=1", SESSION):
        anonymous.cookies.clear()
        headers = {b"Cookie": f"sessionid={key}".encode()}
        assert (await anonymous.get(LIST, headers=headers)).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X-CSRFToken": "c" * 32}, 403),
        ({"X-CSRFToken": "short"}, 403),
        ({"X-CSRFToken": "?" * 32}, 403),
        ({"X-CSRFToken": CSRF}, 422),
        ({"X-CSRFToken": "a" * 32 + CSRF}, 422),
        ({"X-CSRFToken": CSRF, "Origin": "http://test"}, 422),
        ({"X-CSRFToken": CSRF, "Origin": "http://other"}, 403),
    ],
)
async def test_a_change_needs_the_csrf_token(
    session: AsyncSession,
    anonymous: AsyncClient,
    secret: str,
    headers: dict[str, str],
    status: int,
) -> None:
    await sign_in(session, secret, await make_user(session, is_staff=True))
    anonymous.cookies.update({"sessionid": SESSION, "csrftoken": CSRF})
    answer = await anonymous.post(LIST, json={"no_such_field": 1}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize("signed", [SIGNED, PACKED])
def test_what_django_has_signed_is_read(signed: str) -> None:
    assert django.read_session(signed, "s" * 50)["_auth_user_id"] == "7"
    assert django.read_session(signed, "t" * 50) == {}
    assert django.read_session(signed[1:], "s" * 50) == {}
    assert django.unmask(MASKED) == django.unmask(UNMASKED) == UNMASKED
