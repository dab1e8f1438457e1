"""What a password must not be, as the four validators of Django 5.2 have it.

A Django half that is added later takes the same passwords, and refuses with the same words.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Final

from api.accounts.models import User

MAXIMUM_SIMILARITY: Final = 0.7
ATTRIBUTES: Final = {
    "username": "username",
    "first_name": "first name",
    "last_name": "last name",
    "email": "email",
}
# Django's 20,000 common passwords (BSD-3-Clause), each as the first bytes of its SHA-256.
COMMON: Final = Path(__file__).with_name("common_passwords.txt")
HASH_LENGTH: Final = 5


def user_weakness(password: str, user: User | None) -> str | None:
    """Say why a password of a user is too easy to guess, if it is."""
    return weakness(password, {name: getattr(user, name, "") for name in ATTRIBUTES})


def weakness(password: str, attributes: Mapping[str, str]) -> str | None:
    """Say why a password is too easy to guess, if it is."""
    for name, words in ATTRIBUTES.items():
        if is_similar(password.lower(), attributes.get(name, "").lower()):
            return f"The password is too similar to the {words}."
    if digest(password.lower().strip()) in common_passwords():
        return "This password is too common."
    if password.isdigit():
        return "This password is entirely numeric."
    return None


def is_similar(password: str, value: str) -> bool:
    """Whether a password is like a value, or like a word of it."""
    if not value:
        return False
    return any(
        not is_far_longer(password, part)
        and SequenceMatcher(a=password, b=part).quick_ratio() >= MAXIMUM_SIMILARITY
        for part in [*re.split(r"\W+", value), value]
    )


def is_far_longer(password: str, part: str) -> bool:
    """Whether the lengths alone say that the two are not similar."""
    bound = MAXIMUM_SIMILARITY / 2 * len(password)
    return len(password) >= 10 * len(part) and len(part) < bound


@cache
def common_passwords() -> frozenset[bytes]:
    """Read the hashes of the common passwords."""
    hashes = base64.b64decode(COMMON.read_bytes())
    starts = range(0, len(hashes), HASH_LENGTH)
    return frozenset(hashes[start : start + HASH_LENGTH] for start in starts)


def digest(password: str) -> bytes:
    """Give the form in which the common passwords are kept."""
    return hashlib.sha256(password.encode()).digest()[:HASH_LENGTH]
