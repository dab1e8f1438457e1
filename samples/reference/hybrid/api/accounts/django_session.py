"""Django's sessions, read without Django: whoever is signed in there is signed in here."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import string
import zlib
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import Request
from sqlalchemy import String, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.models import User
from api.common.problems import Problem
from api.common.tables import Base, now

SESSION_COOKIE: Final = "sessionid"
CSRF_COOKIE: Final = "csrftoken"
CSRF_HEADER: Final = "x-csrftoken"
CSRF_LETTERS: Final = string.ascii_letters + string.digits
CSRF_LENGTH: Final = 32
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
NO_SESSION: Final = (zlib.error, ValueError)
SESSION_SALT: Final = "django.contrib.sessions.SessionStore"
PASSWORD_SALT: Final = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"  # noqa: S105


class DjangoSession(Base):
    """A session as Django's `db` and `cached_db` engines keep it."""

    __tablename__ = "django_session"

    session_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    session_data: Mapped[str] = mapped_column(Text)
    expire_date: Mapped[dt.datetime] = mapped_column(index=True)


async def session_user(request: Request, session: AsyncSession, secret: str) -> User | None:
    """Find the user whose session the request's cookie names; an unsafe method needs a token."""
    key = request.cookies.get(SESSION_COOKIE, "")
    if not key.isascii() or not key.isalnum():
        return None
    data = await session.scalar(
        select(DjangoSession.session_data).where(
            DjangoSession.session_key == key, DjangoSession.expire_date > now()
        )
    )
    claims = read_session(data, secret) if data else {}
    identity = str(claims.get("_auth_user_id", ""))
    user = await session.get(User, int(identity)) if identity.isdecimal() else None
    if user is None or not user.is_active:
        return None
    if not same(password_hash(user, secret), str(claims.get("_auth_user_hash", ""))):
        return None
    if request.method not in SAFE_METHODS:
        check_csrf(request)
    return user


def read_session(data: str, secret: str) -> dict[str, Any]:
    """Open what `django.core.signing.dumps` has made; nothing when the signature is wrong."""
    signed, _, signature = data.rpartition(":")
    digest = salted_hmac(f"{SESSION_SALT}signer", signed, secret).digest()
    if not same(base64.urlsafe_b64encode(digest).decode().rstrip("="), signature):
        return {}
    payload = signed.rpartition(":")[0]
    try:
        packed = base64.urlsafe_b64decode(
            payload.lstrip(".") + "=" * (-len(payload.lstrip(".")) % 4)
        )
        # Signed, so Django made it: always an object.
        claims: dict[str, Any] = json.loads(
            zlib.decompress(packed) if payload.startswith(".") else packed
        )
    except NO_SESSION:
        return {}
    return claims


def password_hash(user: User, secret: str) -> str:
    """Give the hash that ends a session when the password changes."""
    return salted_hmac(PASSWORD_SALT, user.password, secret).hexdigest()


def salted_hmac(salt: str, value: str, secret: str) -> hmac.HMAC:
    """Sign as `django.utils.crypto.salted_hmac` does."""
    key = hashlib.sha256((salt + secret).encode()).digest()
    return hmac.new(key, value.encode(), hashlib.sha256)


def check_csrf(request: Request) -> None:
    """Refuse a change that another site's page may have sent with this user's cookie."""
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    cookie = unmask(request.cookies.get(CSRF_COOKIE, ""))
    header = unmask(request.headers.get(CSRF_HEADER, ""))
    if foreign or not cookie or not same(cookie, header):
        raise Problem("csrf")


def unmask(token: str) -> str:
    """Give a CSRF token as it is kept; forms and headers carry it in a disguise."""
    if not set(token) <= set(CSRF_LETTERS):
        return ""
    if len(token) != 2 * CSRF_LENGTH:
        return token if len(token) == CSRF_LENGTH else ""
    pairs = zip(token[CSRF_LENGTH:], token[:CSRF_LENGTH], strict=True)
    return "".join(
        CSRF_LETTERS[(CSRF_LETTERS.index(letter) - CSRF_LETTERS.index(mask)) % len(CSRF_LETTERS)]
        for letter, mask in pairs
    )


def same(one: str, other: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())
