"""Writing to the database, and what it says when it refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError

from common import messages
from common.database import broken_rule
from common.problems import Problem, field_error


@contextmanager
def saving(model: type[models.Model], *, deleting: bool = False) -> Iterator[None]:
    """One transaction; foreign keys are checked when it commits, so that is inside too."""
    try:
        with transaction.atomic():
            yield
    except (ProtectedError, RestrictedError) as error:
        raise protected() from error
    except IntegrityError as error:
        raise problem_of(error, model, deleting=deleting) from error


def protected() -> Problem:
    return Problem("protected", errors=[field_error("", "protected")])


def problem_of(error: IntegrityError, model: type[models.Model], *, deleting: bool) -> Exception:
    match broken_rule(error, model):
        case "reference", _ if deleting:
            return protected()
        case "reference", fields:
            return Problem("validation", errors=[field_error(name, "reference") for name in fields])
        case "unique", fields:
            template = messages.UNIQUE_TOGETHER if len(fields) > 1 else None
            problems = [field_error(name, "unique", template) for name in fields]
            return Problem("unique", errors=problems)
        case "check", [name]:
            return Problem("check", errors=[field_error("", "check", name=name)])
    return error
