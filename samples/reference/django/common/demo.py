"""Rows for a first look."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from common.samples import HopelessError, Sampler

ROWS = 3


def own_models() -> list[type[models.Model]]:
    """The models of the domain; accounts have users of their own."""
    return [
        model
        for config in apps.get_app_configs()
        if Path(config.path).parent == settings.BASE_DIR and config.label != "accounts"
        for model in config.get_models()
    ]


@transaction.atomic
def make_rows() -> list[str]:
    """Some rows of every model that has none; what could not be done, in words."""
    empty = [model for model in own_models() if not model._default_manager.exists()]
    sampler = Sampler(shares=True)
    problems = []
    for model in empty:
        try:
            # Rows that others refer to may have been made with those.
            for _ in range(ROWS - model._default_manager.count()):
                join(sampler.make(model))
        except HopelessError as error:
            problems.append(str(error))
    return problems


def join(row: Any) -> None:
    """Fill lists of references; a declared join has rows of its own."""
    for field in row._meta.many_to_many:
        if field.remote_field.through._meta.auto_created:
            rows = field.related_model._default_manager.exclude(pk=row.pk).order_by("?")
            getattr(row, field.name).set(rows[:2])
