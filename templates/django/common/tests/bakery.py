"""Valid rows for tests, each with rows of its own."""

from typing import Any, TypeVar

import pytest
from django.db import models

from common.samples import HopelessError, Sampler

Row = TypeVar("Row", bound=models.Model)

sampler = Sampler()


def make(model: type[Row], **values: Any) -> Row:
    """A row in the database, with the rows that it needs."""
    try:
        return sampler.make(model, **values)
    except HopelessError as error:
        pytest.skip(str(error))


def prepare(model: type[Row]) -> Row:
    """A row that is not saved yet; the rows that it needs are."""
    try:
        return sampler.prepare(model)
    except HopelessError as error:
        pytest.skip(str(error))
