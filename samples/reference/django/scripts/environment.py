"""The environments of development and of a check under production's settings.

`python scripts/environment.py production COMMAND` runs a command with secrets made up for it,
`development` with those kept in .run/env.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

RUN = Path(__file__).resolve().parent.parent / ".run"
SECRETS = ("SECRET_KEY", "TOKEN_SIGNING_KEY")


def development() -> dict[str, str]:
    """The caller's environment, with development's defaults where it says nothing."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "MAIL_DIRECTORY": str(RUN / "mail"),
        **development_secrets(),
        **os.environ,
    }


def production() -> dict[str, str]:
    """What production must be given, made up: to check its settings, never to serve with them."""
    return {
        "DATABASE_URL": "postgresql://nobody@localhost/nothing",
        **os.environ,
        **{name: secrets.token_urlsafe(64) for name in SECRETS},
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "ALLOWED_HOSTS": "www.example.org",
    }


def development_secrets() -> dict[str, str]:
    path = RUN / "env"
    known: dict[str, str] = {}
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines()
        known = dict(line.split("=", 1) for line in lines if "=" in line)
    missing = [name for name in SECRETS if name not in known]
    if missing:
        known |= {name: secrets.token_urlsafe(64) for name in missing}
        RUN.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text("".join(f"{key}={value}\n" for key, value in known.items()), "utf-8")
    return known


if __name__ == "__main__":
    kind, *command = sys.argv[1:]
    environ = {"development": development, "production": production}[kind]()
    os.execvpe(command[0], command, environ)
