"""Valid rows of any model, for a first look and for tests.

Their values look as if somebody had written them, as far as the model's fields, validators and
constraints allow that.
"""

import datetime as dt
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from django.core import validators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.expressions import BaseExpression, Combinable

from common.database import next_key
from common.patterns import matching
from common.words import believable

Row = TypeVar("Row", bound=models.Model)

ATTEMPTS = 500
# As often as values are tried that look real.
REAL = 20
ORDERED: dict[type[models.Field[Any, Any]], tuple[Any, Any]] = {
    models.DateField: (dt.date(2024, 1, 1), dt.timedelta(days=1)),
    models.DateTimeField: (dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.timedelta(hours=1)),
    models.DurationField: (dt.timedelta(0), dt.timedelta(seconds=1)),
    models.FloatField: (0.0, 0.5),
    models.SmallIntegerField: (0, 1),
    models.IntegerField: (0, 1),
    models.BigIntegerField: (0, 1),
}

numbers = count(1)
# Models whose rules contradict each other, it seems, and what could not be met.
hopeless: dict[type[models.Model], ValidationError | None] = {}


class HopelessError(Exception):
    """No row keeps all rules of the model, it seems."""


class Sampler:
    """Makes rows; one that shares lets them refer to rows that are there already."""

    def __init__(self, *, shares: bool = False) -> None:
        self.shares = shares
        self.turns: defaultdict[models.Field[Any, Any], Iterator[int]] = defaultdict(count)

    def make(self, model: type[Row], **values: Any) -> Row:
        """A row in the database, with the rows that it needs."""
        row = self.prepare(model, values)
        row.save(force_insert=True)
        return row

    def prepare(
        self,
        model: type[Row],
        values: dict[str, Any] | None = None,
        waiting: Sequence[models.Model] = (),
    ) -> Row:
        """A row that is not saved yet; the rows that it needs are.

        Where required references go in a circle, a row that is still waiting to be saved is used:
        its key is known, and the database looks at references when the transaction ends.
        """
        given = values or {}
        row = model(**given)
        if row.pk is None:
            row.pk = next_key(model)
        waiting = [*waiting, row]
        for field in model._meta.concrete_fields:
            if field.is_relation and field.name not in given:
                setattr(row, field.name, self.related(field, waiting))
        self.fill(row, set(given))
        return row

    def related(
        self, field: models.Field[Any, Any], waiting: Sequence[models.Model]
    ) -> models.Model | None:
        """A row that the reference can hold; an optional one stays empty where nothing is shared."""
        target: Any = field.related_model
        if self.shares:
            rows = target._default_manager.all()
            if field.unique:
                rows = rows.exclude(pk__in=field.model._default_manager.values(field.attname))
            if found := list(rows[:50]):
                return random.choice(found)  # type: ignore[no-any-return]  # noqa: S311
        if field.null:
            return None
        known = next((row for row in waiting if type(row) is target), None)
        if known is None:
            try:
                known = self.prepare(target, None, waiting)
            except HopelessError:
                # Where there can be no further one, any that is there is as good.
                rows = target._default_manager.none() if field.unique else target._default_manager
                there: models.Model | None = rows.first()
                if there is None:
                    raise
                return there
            known.save(force_insert=True)
        return known

    def fill(self, row: models.Model, given: set[str]) -> None:
        """Give the row values until all rules hold; later ones are simpler."""
        columns = [
            field
            for field in row._meta.concrete_fields
            if not field.is_relation and not field.primary_key and field.name not in given
        ]
        required = [field for field in columns if not (field.blank or field.has_default())]
        # Rows of every state, also where actions alone lead to it.
        changing = [field for field in columns if field.editable or (self.shares and field.choices)]
        optional = [field for field in changing if field not in required]
        references = [field for field in row._meta.concrete_fields if field.is_relation]
        chosen = [field for field in references if field.name not in given]
        names = [field.name for field in references]
        named = dict(compared(row))
        chooser = random.Random(next(numbers))  # noqa: S311
        problem = hopeless.get(type(row))
        for attempt in range(0 if problem else ATTEMPTS):
            real = self.shares and attempt < REAL
            several = len(optional) if real else min(attempt // REAL, len(optional))
            for field in [*required, *chooser.sample(optional, several)]:
                number = next(numbers)
                value = self.plausible(field, chooser, number) if real else None
                if value is None and (not real or field in required):
                    value = value_for(field, chooser, number, named.get(field.name, []))
                if value is not None or not real:
                    setattr(row, field.attname, value)
            if self.shares and attempt:
                for reference in chosen:
                    new = reference.null and attempt > REAL
                    value = None if new else self.related(reference, [row])
                    setattr(row, reference.name, value)
            try:
                row.clean_fields(exclude=names)
                row.validate_unique()
                row.validate_constraints()
            except ValidationError as error:
                problem = error
            else:
                return
        if not is_taken(problem):
            hopeless[type(row)] = problem
        raise HopelessError(f"no {row._meta.label} keeps all its rules, it seems: {problem}")

    def plausible(self, field: models.Field[Any, Any], chooser: random.Random, number: int) -> Any:
        """What somebody might have written; of choices each in its turn."""
        if not field.choices:
            return believable(field, chooser, number)
        values = [value for value, _ in field.flatchoices]
        return values[next(self.turns[field]) % len(values)]


def is_taken(problem: ValidationError | None) -> bool:
    """Whether other rows have the values, which says nothing of a time when they are gone."""
    errors = {} if problem is None else problem.update_error_dict({})
    codes = {error.code for several in errors.values() for error in several}
    return bool(codes & {"unique", "unique_together"})


def compared(row: models.Model) -> Iterator[tuple[str, list[Any]]]:
    """The values that the model's checks name, by field."""
    values: defaultdict[str, list[Any]] = defaultdict(list)
    parts: list[Any] = [
        constraint.condition
        for constraint in row._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
    while parts:
        match parts.pop():
            case Q() as condition:
                parts += condition.children
            case (str() as lookup, value) if not isinstance(value, BaseExpression | Combinable):
                name, _, comparison = lookup.partition("__")
                missing = [None] if value else []
                several = list(value) if isinstance(value, list | tuple) else [value]
                values[name] += missing if comparison == "isnull" else several
    yield from values.items()


def value_for(
    field: models.Field[Any, Any], chooser: random.Random, number: int, named: Sequence[Any]
) -> Any:
    """One value that the field takes; another number gives another value."""
    if field.choices:
        return chooser.choice([value for value, _ in field.flatchoices])
    if scale(field):
        return ordered(field, chooser, number, named)
    if named and not field.unique and chooser.random() < 0.5:
        return chooser.choice(named)
    return other(field, chooser, number)


def scale(field: models.Field[Any, Any]) -> tuple[Any, Any] | None:
    """Where the values of the field start, and the step from one to the next."""
    if isinstance(field, models.DecimalField):
        return Decimal(0), Decimal(1).scaleb(-(field.decimal_places or 0))
    return ORDERED.get(type(field))


def ordered(
    field: models.Field[Any, Any], chooser: random.Random, number: int, named: Sequence[Any]
) -> Any:
    """A value between the bounds, often a small one or one that a check names."""
    start, step = scale(field) or (0, 1)
    least = limit(field, validators.MinValueValidator, max)
    most = limit(field, validators.MaxValueValidator, min)
    if isinstance(field, models.DecimalField):
        widest = Decimal(10) ** ((field.max_digits or 0) - (field.decimal_places or 0)) - step
        most = widest if most is None else min(most, widest)
    if named and not field.unique and chooser.random() < 0.5:
        near = chooser.choice(named)
        return None if near is None else near + step * chooser.choice([-1, 0, 1])
    if least is not None and least > start:
        start = least
    if most is not None and most < start:
        start = most if least is None else least
    steps = number if field.unique or chooser.random() < 0.5 else chooser.randrange(9)
    if most is not None:
        steps %= int((most - start) / step) + 1
    return start + step * steps


def other(field: models.Field[Any, Any], chooser: random.Random, number: int) -> Any:
    match field:
        case models.BooleanField():
            return chooser.random() < 0.5
        case models.TimeField():
            return dt.time(number // 3600 % 24, number // 60 % 60, number % 60)
        case models.UUIDField():
            return uuid.UUID(int=chooser.getrandbits(128), version=4)
        case models.GenericIPAddressField():
            return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        case models.JSONField():
            return {"number": number}
        case models.BinaryField():
            return str(number).encode()
    return text(field, chooser, number)


def text(field: models.Field[Any, Any], chooser: random.Random, number: int) -> str:
    shortest = limit(field, validators.MinLengthValidator, max) or 0
    longest = limit(field, validators.MaxLengthValidator, min) or 200
    for validator in field.validators:
        if isinstance(validator, validators.RegexValidator) and validator.code == "pattern":
            pattern: Any = validator.regex
            return matching(pattern.pattern, chooser, shortest, longest)
    match field:
        case models.EmailField():
            return f"{number}@a.aa".rjust(shortest, "a")
        case models.URLField():
            return f"http://a.aa/{number}".ljust(shortest, "a")
    return str(number)[-longest:].rjust(shortest, "a")


def limit(
    field: models.Field[Any, Any], kind: type[validators.BaseValidator], narrowest: Any
) -> Any:
    """The field's own limit of this kind: the narrowest where there are several."""
    limits = [validator.limit_value for validator in field.validators if type(validator) is kind]
    return narrowest(limits) if limits else None
