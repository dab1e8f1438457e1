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


def hosts(name: str) -> list[str]:
    """The names that a site answers to; `.example.org` is for all below it too, `*` for any."""
    required(name)
    names = words(name)
    if not names or any("*" in host and host != "*" for host in names):
        message = f"{name} holds names: example.org, .example.org (with all below) or *."
        raise ImproperlyConfigured(message)
    return names


def front_end(names: list[str]) -> str:
    """Where links in mails lead: to the first name that is one site's."""
    for host in names:
        if not host.startswith((".", "*")):
            return f"https://{host}"
    message = "Set FRONTEND_URL, where mails lead: ALLOWED_HOSTS names no single site."
    raise ImproperlyConfigured(message)


def rate(name: str, default: str) -> Rate | None:
    """A limit such as 10/minute; none where RATE_LIMIT is off."""
    parts = RATE.fullmatch(os.environ.get(name) or default)
    if parts is None:
        raise ImproperlyConfigured(f"{name} is a number of tries and a time: {default}")
    off = os.environ.get("RATE_LIMIT") == "off"
    return None if off else Rate(int(parts[1]), timedelta(**{f"{parts[2]}s": 1}))
