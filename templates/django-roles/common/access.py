"""Which rows somebody may do what with: a permission is for all of them, or for one's own."""

from enum import Enum, auto
from typing import Any, TypeVar

from django.db import models

from accounts.roles import APPS, OWNERS

Row = TypeVar("Row", bound=models.Model)

# Whoever may change or delete a row sees it.
SEEING = ("view", "change", "delete")


class Reach(Enum):
    """How many rows of a model an action reaches."""

    NONE = auto()
    OWN = auto()
    ALL = auto()


def permission(model: type[models.Model], action: str) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


def owned_permission(name: str, model: type[models.Model]) -> str:
    """What a permission is called that is for own rows only."""
    suffix = f"_{model._meta.model_name}"
    return f"{name.removesuffix(suffix)}_own{suffix}"


def reach(user: Any, model: type[models.Model], action: str) -> Reach:
    """The rows that an action of somebody reaches."""
    names = [permission(model, each) for each in (SEEING if action == "view" else (action,))]
    if any(user.has_perm(name) for name in names):
        return Reach.ALL
    owner = OWNERS.get(model._meta.label_lower)
    owned = [owned_permission(name, model) for name in names]
    if owner and user.is_authenticated and any(user.has_perm(name) for name in owned):
        return Reach.OWN
    return Reach.NONE


def owns(user: Any, row: models.Model) -> bool:
    owner = OWNERS.get(row._meta.label_lower)
    return user.is_authenticated and bool(owner) and getattr(row, f"{owner}_id") == user.pk


def reaches(user: Any, row: models.Model, action: str) -> bool:
    """Whether an action of somebody reaches this row."""
    reached = reach(user, type(row), action)
    return reached is Reach.ALL or (reached is Reach.OWN and owns(user, row))


def reached(rows: models.QuerySet[Row], user: Any, action: str) -> models.QuerySet[Row]:
    """The rows that an action of somebody reaches."""
    match reach(user, rows.model, action):
        case Reach.ALL:
            return rows
        case Reach.OWN:
            return rows.filter(**{OWNERS[rows.model._meta.label_lower]: user.pk})
    return rows.none()


def visible(rows: models.QuerySet[Row], user: Any) -> models.QuerySet[Row]:
    """The rows that somebody sees; what belongs to no app of the profile is not the roles' matter."""
    return reached(rows, user, "view") if rows.model._meta.app_label in APPS else rows
