"""Who may sign in."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password
from django.db.models import Value
from django.db.models.functions import Lower

from accounts.models import Registration, User
from common.messages import WRONG_LOGIN
from common.problems import Problem

# No password at all: comparing with it takes as long as with one.
NONE = UNUSABLE_PASSWORD_PREFIX


def user_of(login: str, password: str) -> User:
    """The user who signs in. Whatever is wrong, one password is hashed: the time tells nobody."""
    wanted = Lower(Value(login))
    users = User.objects.alias(lower=Lower("email"))
    user = users.filter(lower=wanted).first()
    registrations = Registration.objects.alias(lower=Lower("email"))
    registration = registrations.filter(lower=wanted).first()
    if user is None:
        if check_password(password, registration.password if registration else NONE):
            raise Problem("unverified")
        raise Problem("unauthenticated", WRONG_LOGIN)
    if not user.check_password(password) or not user.is_active:
        raise Problem("unauthenticated", WRONG_LOGIN)
    return user
