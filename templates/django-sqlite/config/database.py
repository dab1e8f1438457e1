"""The database that an address names."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

PREFIX = "sqlite:///"


def settings(url: str) -> dict[str, Any]:
    """Django's settings for sqlite:///path; a path that begins at the root makes four slashes."""
    path = url.removeprefix(PREFIX)
    if path in {url, ""}:
        raise ImproperlyConfigured("A database URL is sqlite:///path, with four slashes for /path.")
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        # Opening a file anew for each request costs more than most requests.
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            # Seconds that a writer waits for the one before it; the API answers 503 then.
            "timeout": 20,
            # A transaction is there to write: one that began by reading could not wait its turn.
            "transaction_mode": "IMMEDIATE",
            # Readers and the writer do not wait for each other.
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
        },
    }
