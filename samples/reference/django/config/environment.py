"""Settings that come from the environment."""

import os
import re
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

RATE = re.compile(r"([1-9][0-9]{0,6})/(second|minute|hour|day)")


@dataclass(frozen=True)
class Rate:
    """So many tries in so much time."""

    tries: int
    period: timedelta


def required(name: str) -> str:
    """The variable, or a refusal to start that names it."""
    value = os.environ.get(name, "")
    if not value:
        message = f"Set the environment variable {name}; in development `make manage` does."
        raise ImproperlyConfigured(message)
    return value


def secret(name: str, *, least: int) -> str:
    """A required variable that nobody can guess."""
    value = required(name)
    if len(value) < least:
        raise ImproperlyConfigured(f"{name} needs at least {least} characters.")
    return value


def words(name: str) -> list[str]:
    """A list with commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def rate(name: str, default: str) -> Rate | None:
    """A limit such as 10/minute; none where RATE_LIMIT is off."""
    parts = RATE.fullmatch(os.environ.get(name) or default)
    if parts is None:
        raise ImproperlyConfigured(f"{name} is a number of tries and a time: {default}")
    off = os.environ.get("RATE_LIMIT") == "off"
    return None if off else Rate(int(parts[1]), timedelta(**{f"{parts[2]}s": 1}))
