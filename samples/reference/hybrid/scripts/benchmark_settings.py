"""Production's settings, with the addresses of `make bench` beside the application's own."""

from config.settings.production import *  # noqa: F403

ROOT_URLCONF = "benchmark_django"
