"""New passwords for those who have forgotten theirs."""

import re

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.http import base36_to_int, int_to_base36

from accounts import mail
from accounts.models import User
from accounts.passwords import weakness
from common.problems import Problem, field_error

TOKEN = re.compile(r"([1-9a-z][0-9a-z]{0,11})-([0-9a-z]{1,9}-[0-9a-f]{32})")

# A token is over with the next login or password, since both are signed.
generator = PasswordResetTokenGenerator()
generator.secret = settings.TOKEN_SIGNING_KEY
generator.secret_fallbacks = []


def forgot(email: str) -> None:
    """Write to a user; what is not one hears nothing."""
    users = User.objects.alias(lower=Lower("email"))
    user = users.filter(lower=Lower(Value(email)), is_active=True).first()
    if user is not None and user.has_usable_password():
        mail.send_reset(user.email, token_of(user))


def reset(token: str, password: str) -> None:
    """Set a new password, which ends every login of the user."""
    with transaction.atomic():
        user = user_of(token)
        weak = weakness(password, user or User())
        errors = [] if user else [field_error("token", "format", what="token")]
        errors += [field_error("password", "format", weak)] if weak else []
        if user is None or errors:
            raise Problem("validation", errors=errors)
        user.set_password(password)
        user.save(update_fields=["password"])


def token_of(user: User) -> str:
    return f"{int_to_base36(user.pk)}-{generator.make_token(user)}"


def user_of(token: str) -> User | None:
    """The user who may set a password with the token, locked: nobody else can use it meanwhile."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        return None
    users = User.objects.select_for_update().filter(is_active=True)
    user = users.filter(pk=base36_to_int(parts[1])).first()
    return user if user is not None and generator.check_token(user, parts[2]) else None
