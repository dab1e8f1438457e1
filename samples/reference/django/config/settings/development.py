"""One developer's machine."""

import os

from config.environment import required
from config.settings.base import *

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = required("SECRET_KEY")
TOKEN_SIGNING_KEY = required("TOKEN_SIGNING_KEY")

FRONTEND_URL = FRONTEND_URL or f"http://localhost:{os.environ.get('PORT') or 8000}"

LOGGING["handlers"]["console"]["formatter"] = os.environ.get("LOG_FORMAT") or "text"
