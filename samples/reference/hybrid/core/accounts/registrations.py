"""Accounts that begin when their e-mail address is verified."""

import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils import timezone

from accounts import mail
from accounts.models import Registration, User
from accounts.tokens import InvalidTokenError, digest

USED_OR_TAKEN = (Registration.DoesNotExist, IntegrityError)


def register(email: str, password: str) -> None:
    """Keep the registration and write to its address.

    A known address gets the same work and the same answer: only the message says so.
    """
    token = secrets.token_urlsafe(32)
    registration = Registration(
        email=email,
        password=make_password(password),
        token_hash=digest(token),
    )
    try:
        keep(registration)
    except IntegrityError:
        # Of two at once the database takes one, and its message is on the way.
        return
    if is_known(email, "email"):
        mail.send_known(email)
    else:
        mail.send_verification(email, token)


@transaction.atomic
def keep(registration: Registration) -> None:
    """Save a registration in the place of those before it, and of those that are over."""
    ended = timezone.now() - settings.LINK_LIFETIME
    Registration.objects.filter(created_at__lte=ended).delete()
    earlier = Registration.objects.alias(lower=Lower("email"))
    earlier.filter(lower=Lower(Value(registration.email))).delete()
    registration.save()


def is_known(value: str, field: str) -> bool:
    users = User.objects.alias(lower=Lower(field))
    return users.filter(lower=Lower(Value(value))).exists()


def verify(token: str) -> None:
    """Make a user of a registration; its token is good for one time."""
    begun = timezone.now() - settings.LINK_LIFETIME
    registrations = Registration.objects.select_for_update()
    try:
        with transaction.atomic():
            found = registrations.get(token_hash=digest(token), created_at__gt=begun)
            found.delete()
            User(email=found.email, password=found.password).save()
    except USED_OR_TAKEN:
        raise InvalidTokenError from None
