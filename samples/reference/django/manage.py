#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    owner = os.environ.get("MIGRATION_DATABASE_URL")
    if owner and sys.argv[1:2] == ["migrate"]:
        # The tables belong to a role of their own: the one that answers requests cannot alter them.
        os.environ["DATABASE_URL"] = owner
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
