"""Fill the database of `make bench`: `python benchmark_rows.py TASK`, a file that is read and rewritten."""

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.urls import resolve

django.setup()

from accounts.models import User  # noqa: E402 - models are there once Django is set up
from common.demo import join  # noqa: E402
from common.samples import HopelessError, Sampler  # noqa: E402

OTHERS = 20


def main() -> None:
    task = Path(sys.argv[1])
    wanted = json.loads(task.read_text(encoding="utf-8"))
    User.objects.create_superuser(wanted["username"], wanted["password"])
    made: dict[str, Any] = {"bodies": [], "problem": ""}
    try:
        make_rows(wanted["list"], wanted["rows"])
        made["bodies"] = make_bodies(wanted["list"], wanted["bodies"])
    except HopelessError as error:
        made["problem"] = str(error)
    task.write_text(json.dumps(made), encoding="utf-8")


def make_rows(path: str, count: int) -> None:
    """Rows that refer to some of a few others."""
    view: Any = resolve(path).func
    model = view.cls.queryset.model
    sampler = Sampler(shares=True)
    for field in (*model._meta.fields, *model._meta.many_to_many):
        other = field.related_model
        if other not in {None, User, model} and not other._default_manager.exists():
            for _ in range(OTHERS):
                sampler.make(other)
    for _ in range(count):
        join(sampler.make(model))


def make_bodies(path: str, count: int) -> list[dict[str, Any]]:
    """What a client sends for new rows: that of rows which were there for a moment."""
    view: Any = resolve(path).func
    model, serializer = view.cls.queryset.model, view.cls.serializer_class
    sampler = Sampler()
    bodies = []
    for row in [sampler.make(model) for _ in range(count)]:
        shown = serializer(row)
        bodies.append(
            {
                name: shown.data[name]
                for name, field in shown.fields.items()
                if not field.read_only and not isinstance(shown.data[name], list)
            }
        )
        row.delete()
    return bodies


if __name__ == "__main__":
    main()
