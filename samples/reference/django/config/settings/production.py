"""Where strangers reach the process: nothing has a default that could be guessed."""

import os

from config.environment import front_end, hosts, secret
from config.settings.base import *

SECRET_KEY = secret("SECRET_KEY", least=50)
TOKEN_SIGNING_KEY = secret("TOKEN_SIGNING_KEY", least=32)
ALLOWED_HOSTS = hosts("ALLOWED_HOSTS")
FRONTEND_URL = FRONTEND_URL or front_end(ALLOWED_HOSTS)

DATABASES["default"]["OPTIONS"]["pool"] = {
    "min_size": 1,
    "max_size": int(os.environ.get("DATABASE_POOL") or 10),
}

API_DOCS = os.environ.get("API_DOCS") or "staff"

# HTTPS=off is for trying the containers on one's own machine.
HTTPS = os.environ.get("HTTPS", "on") != "off"
# What ends TLS in front says so; no client may get past it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
# Probes come from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
# Browsers remember it for a year, for all subdomains too: shorten it until TLS is everywhere.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Browsers' own lists, which SECURE_HSTS_PRELOAD asks for, keep a domain for good: its owner decides that.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W021"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS

# `manage.py collectstatic` fills it, whitenoise serves it.
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
}
