"""Access tokens (JWT, ten minutes) and refresh tokens (opaque, one use each)."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt
from django.conf import settings
from django.contrib.auth.models import update_last_login
from django.db import transaction
from django.utils import timezone

from accounts.models import LoginSession, RefreshToken, User

ALGORITHM = "HS256"
# So long ago that nobody is refreshing it at this moment.
LONG_OVER = timedelta(days=1)


class InvalidTokenError(Exception):
    """The token is not ours, is used, or has ended."""


def sign_in(user: User) -> dict[str, Any]:
    """A new login session and its first pair of tokens; those that are long over go."""
    now = timezone.now()
    expires_at = now + settings.REFRESH_TOKEN_LIFETIME
    with transaction.atomic():
        update_last_login(User, user)
        LoginSession.objects.filter(user=user, expires_at__lte=now - LONG_OVER).delete()
        return pair(LoginSession.objects.create(user=user, expires_at=expires_at))


def refresh(token: str) -> dict[str, Any]:
    """The next pair. A token that was used before was stolen: its whole session ends."""
    with transaction.atomic():
        found = find(token)
        if found is None:
            raise InvalidTokenError
        session = found.session
        reused = found.used_at is not None
        if reused:
            revoke(session)
        elif is_alive(session):
            found.used_at = timezone.now()
            found.save(update_fields=["used_at"])
            session.expires_at = found.used_at + settings.REFRESH_TOKEN_LIFETIME
            session.save(update_fields=["expires_at"])
            return pair(session)
    raise InvalidTokenError


def sign_out(token: str) -> None:
    """End the login session of a refresh token, if there is one."""
    with transaction.atomic():
        found = find(token)
        if found:
            revoke(found.session)


def user_of(access_token: str) -> User:
    """The token's user, in one query: signed in still, and active."""
    try:
        claims = jwt.decode(
            access_token,
            settings.TOKEN_SIGNING_KEY,
            algorithms=[ALGORITHM],
            options={"require": ["exp", "sub", "sid"]},
        )
        session = LoginSession.objects.select_related("user").get(
            pk=UUID(str(claims["sid"])),
            user_id=int(claims["sub"]),
            user__is_active=True,
            revoked_at=None,
            expires_at__gt=timezone.now(),
        )
    except (jwt.InvalidTokenError, LoginSession.DoesNotExist, ValueError) as error:
        raise InvalidTokenError from error
    return session.user


def pair(session: LoginSession) -> dict[str, Any]:
    now = timezone.now()
    claims = {
        "sub": str(session.user_id),
        "sid": str(session.pk),
        "iat": now,
        "exp": now + settings.ACCESS_TOKEN_LIFETIME,
    }
    token = secrets.token_urlsafe(32)
    RefreshToken.objects.create(session=session, token_hash=digest(token))
    return {
        "access_token": jwt.encode(claims, settings.TOKEN_SIGNING_KEY, ALGORITHM),
        "refresh_token": token,
        "token_type": "Bearer",
        "expires_in": int(settings.ACCESS_TOKEN_LIFETIME.total_seconds()),
    }


def find(token: str) -> RefreshToken | None:
    tokens = RefreshToken.objects.select_related("session__user").select_for_update(
        of=("self", "session")
    )
    return tokens.filter(token_hash=digest(token)).first()


def is_alive(session: LoginSession) -> bool:
    ended = session.revoked_at is not None or session.expires_at <= timezone.now()
    return session.user.is_active and not ended


def revoke(session: LoginSession) -> None:
    if session.revoked_at is None:
        session.revoked_at = timezone.now()
        session.save(update_fields=["revoked_at"])


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
