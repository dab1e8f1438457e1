"""What Django does once when it starts."""

import math

import psycopg
from django.apps import AppConfig
from psycopg.abc import Buffer
from psycopg.types.numeric import FloatDumper


class SignedZeroDumper(FloatDumper):
    """Keeps -0.0: as a bare literal it would be a numeric, which has one zero only."""

    def quote(self, obj: float) -> Buffer:
        negative = obj == 0 and math.copysign(1, obj) < 0
        return b"'-0'::float8" if negative else super().quote(obj)


class CommonConfig(AppConfig):
    name = "common"

    def ready(self) -> None:
        psycopg.adapters.register_dumper(float, SignedZeroDumper)
