"""New passwords for those who have forgotten theirs.

The tokens are those of `django.contrib.auth.tokens.PasswordResetTokenGenerator`, so that a Django
half can take them over. A token is over with the next login or password, since both are signed.
"""

import datetime as dt
import hashlib
import hmac
import re
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts import logins, mail, passwords
from api.accounts.models import User
from api.accounts.schemas import PasswordReset
from api.accounts.strength import user_weakness
from api.common.errors import problem
from api.common.problems import FieldProblem, Problem
from api.common.tables import now
from api.settings import Settings

TOKEN: Final = re.compile(r"([1-9a-z][0-9a-z]{0,11})-([0-9a-z]{1,9})-([0-9a-f]{32})")
SALT: Final = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
EPOCH: Final = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


async def forgot(session: AsyncSession, settings: Settings, email: str) -> mail.Letter | None:
    """Write to a user; who is none hears nothing."""
    user = await session.scalar(
        select(User).where(func.lower(User.email) == func.lower(email), User.is_active)
    )
    if user is None or user.password.startswith(passwords.UNUSABLE):
        return None
    return mail.reset_letter(settings, user.email, make_token(user, settings))


async def reset(session: AsyncSession, settings: Settings, body: PasswordReset) -> None:
    """Set a new password, which ends every login of the user."""
    user = await token_user(session, settings, body.token)
    errors = [] if user else [problem("token", "format", what="token")]
    weak = user_weakness(body.password, user)
    if weak:
        errors.append(FieldProblem(field="password", code="format", message=weak))
    if user is None or errors:
        raise Problem("validation", errors=errors)
    user.password = await passwords.make(body.password)
    await logins.end_logins(session, user)


async def token_user(session: AsyncSession, settings: Settings, token: str) -> User | None:
    """Find who may set a password with a token, and lock them: nobody else can use it meanwhile."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        return None
    key, seconds = int(parts[1], 36), int(parts[2], 36)
    user = await session.scalar(
        select(User).where(User.id == key, User.is_active).with_for_update()
    )
    if user is None or not hmac.compare_digest(sign(user, seconds, settings), parts[3]):
        return None
    return user if seconds_since_epoch() - seconds <= mail.LINK_LIFETIME.total_seconds() else None


def make_token(user: User, settings: Settings) -> str:
    """Make a token that sets a password once."""
    seconds = seconds_since_epoch()
    return f"{base36(user.id)}-{base36(seconds)}-{sign(user, seconds, settings)}"


def sign(user: User, seconds: int, settings: Settings) -> str:
    """Sign what changes with a login or a password, as Django does."""
    login = user.last_login.astimezone(dt.UTC) if user.last_login else None
    signed_in = login.replace(microsecond=0, tzinfo=None) if login else ""
    value = f"{user.id}{user.password}{signed_in}{seconds}{user.email}"
    secret = settings.token_signing_key.get_secret_value()
    key = hashlib.sha256(f"{SALT}{secret}".encode()).digest()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[::2]


def seconds_since_epoch() -> int:
    """Count the seconds since Django's first one."""
    return int((now() - EPOCH).total_seconds())


def base36(number: int) -> str:
    """Spell a number with digits and letters."""
    text = ""
    while number or not text:
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text
