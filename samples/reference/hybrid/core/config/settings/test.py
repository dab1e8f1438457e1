"""The tests' own settings: a database that the owner's role makes and drops."""

import os

# Tests make their database, which only the owner may do.
os.environ["DATABASE_URL"] = os.environ.get(
    "MIGRATION_DATABASE_URL", os.environ.get("DATABASE_URL", "postgresql://localhost/test")
)

from config.settings.base import *

SECRET_KEY = "only-the-tests-sign-with-this-key-of-fifty-characters"
TOKEN_SIGNING_KEY = "only-the-tests-sign-tokens-with-this-key"
# Django's client, and Schemathesis.
ALLOWED_HOSTS = ["testserver", "localhost"]
FRONTEND_URL = "https://shop.example"
# No test waits for another one's tries; those of the limits set their own.
THROTTLES = dict.fromkeys(THROTTLES)
# Argon2 is slow on purpose; its settings are tested by a test of their own.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "accounts.hashers.BoundedArgon2PasswordHasher",
]
