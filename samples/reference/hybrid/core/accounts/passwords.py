"""What a password must not be, in the words of Django's validators."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User


def weakness(password: str, user: User) -> str | None:
    """Why the password is too easy to guess, if it is."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return str(error.messages[0])
    return None
