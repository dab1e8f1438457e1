"""The application that a WSGI server starts."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
# Views are read now and not at the first request: a process whose code is broken does not start.
import_module(settings.ROOT_URLCONF)
