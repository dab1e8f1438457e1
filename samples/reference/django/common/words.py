"""Values that look as if somebody had written them."""

import datetime as dt
import random
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

FIRST_NAMES = [
    "Ada",
    "Alan",
    "Barbara",
    "Dennis",
    "Edsger",
    "Frances",
    "Grace",
    "Hedy",
    "Karen",
    "Linus",
    "Margaret",
    "Radia",
]
LAST_NAMES = [
    "Allen",
    "Hamilton",
    "Hopper",
    "Johnson",
    "Kernighan",
    "Lamarr",
    "Liskov",
    "Lovelace",
    "Perlman",
    "Turing",
]
CITIES = [
    "Bergen",
    "Cork",
    "Delft",
    "Graz",
    "Leipzig",
    "Lyon",
    "Porto",
    "Tampere",
    "Turin",
    "Utrecht",
]
QUALITIES = [
    "Amber",
    "Bright",
    "Calm",
    "Early",
    "Gentle",
    "Green",
    "Little",
    "Northern",
    "Quiet",
    "Silver",
    "Warm",
    "Wide",
]
THINGS = [
    "Bridge",
    "Cedar",
    "Field",
    "Garden",
    "Harbour",
    "Lantern",
    "Meadow",
    "Orchard",
    "River",
    "Signal",
    "Stone",
    "Window",
]
SENTENCES = [
    "It arrived on time and works as described.",
    "The second edition is a little heavier than the first.",
    "Somebody should look at this again next month.",
    "Everything that was missing has been added.",
    "We have used it every day since spring.",
    "The colours are warmer than in the pictures.",
]
PEOPLE = {"first_name", "given_name"}
FAMILIES = {"last_name", "surname", "family_name"}
CODES = {"sku", "code", "number", "reference", "isbn", "barcode", "serial"}
PLACES = {"city", "town", "place", "location"}
WHOLE_NAMES = {"author", "contact", "customer", "full_name", "person", "recipient"}
DAYS = 90


def believable(field: models.Field[Any, Any], chooser: random.Random, number: int) -> Any:
    """One such value; None where nothing is known that the field might take."""
    if any(getattr(each, "code", "") == "pattern" for each in field.validators):
        return None
    match field:
        case models.BooleanField():
            return chooser.choice([False, True])
        case models.FileField() | models.BinaryField() | models.JSONField():
            return None
        case models.TextField():
            return " ".join(chooser.sample(SENTENCES, chooser.randint(1, 3)))
        case models.CharField():
            return text(field, chooser, number)
        case models.DecimalField() | models.IntegerField():
            return amount(field, chooser)
    return time(field, chooser)


def time(field: models.Field[Any, Any], chooser: random.Random) -> Any:
    """Something of the last weeks."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    match field:
        case models.DateTimeField():
            return now - dt.timedelta(hours=chooser.randrange(DAYS * 24))
        case models.DateField():
            return now.date() - dt.timedelta(days=chooser.randrange(DAYS))
        case models.DurationField():
            return dt.timedelta(minutes=15 * chooser.randint(1, 40))
        case models.TimeField():
            return dt.time(chooser.randint(8, 18), chooser.choice([0, 15, 30, 45]))
    return None


def title(chooser: random.Random, number: int, field: models.Field[Any, Any]) -> str:
    words = f"{chooser.choice(QUALITIES)} {chooser.choice(THINGS)}"
    return f"{words} {number}" if field.unique else words


def text(field: models.Field[Any, Any], chooser: random.Random, number: int) -> str | None:
    """A short one; None where it does not fit."""
    address = title(chooser, number, field).lower().replace(" ", "-")
    match field:
        case models.EmailField():
            written = f"{person(chooser)}{number}@example.org".lower().replace(" ", ".")
        case models.URLField():
            written = f"https://example.org/{address}"
        case models.SlugField():
            written = address
        case _:
            written = named(field, chooser, number)
    return written if len(written) <= (field.max_length or 255) else None


def named(field: models.Field[Any, Any], chooser: random.Random, number: int) -> str:
    """What a field of this name might hold."""
    words = {*field.name.split("_"), field.name}
    if words & PEOPLE:
        return chooser.choice(FIRST_NAMES)
    if words & FAMILIES:
        return chooser.choice(LAST_NAMES)
    if words & WHOLE_NAMES or (field.name == "name" and is_person(field.model)):
        return person(chooser)
    if words & PLACES:
        return chooser.choice(CITIES)
    if words & CODES:
        return f"{chooser.choice(THINGS)[:2].upper()}-{1000 + number % 9000}"
    return title(chooser, number, field)


def is_person(model: type[models.Model]) -> bool:
    """Whether its rows are people, it seems: they have an address."""
    return any(isinstance(field, models.EmailField) for field in model._meta.fields)


def person(chooser: random.Random) -> str:
    return f"{chooser.choice(FIRST_NAMES)} {chooser.choice(LAST_NAMES)}"


def amount(field: Any, chooser: random.Random) -> Any:
    """A price, a number of pieces: small, and between the bounds."""
    limits = field.validators
    least = [each.limit_value for each in limits if isinstance(each, MinValueValidator)]
    most = [each.limit_value for each in limits if isinstance(each, MaxValueValidator)]
    low = max([0, *least])
    high = min([low + 100, *most])
    if high < low:
        return None
    if isinstance(field, models.DecimalField):
        places = field.decimal_places or 0
        high = min(high, 10 ** ((field.max_digits or 0) - places) - 1)
        drawn = Decimal(chooser.randint(int(low * 100), max(int(low * 100), int(high * 100))))
        return (drawn / 100).quantize(Decimal(1).scaleb(-places))
    return chooser.randint(low, high)
