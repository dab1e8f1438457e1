"""Lists: filters, search, order and the cursor (the keyset after the last row of a page)."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from rest_framework.exceptions import ValidationError

from common import messages
from common.fields import StrictField
from common.problems import FieldError, Problem, field_error, flatten
from common.references import JoinsField
from common.values import INTEGER, is_clean, refusal

DEFAULT_LIMIT = 50
MAXIMUM_LIMIT = 100
MAXIMUM_CHOICES = 100
CURSOR_FORMAT = 1
NO_CURSOR = (ValueError, TypeError, RecursionError, ValidationError)
CURSOR = re.compile(r"[A-Za-z0-9_-]+")
# What a cursor does not depend on, or holds anyway.
PAGING = {"limit", "cursor", "order", "count"}

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Listing:
    """What the clients of a list may ask for."""

    model: type[models.Model]
    fields: Mapping[str, StrictField]
    filters: Sequence[str]
    search: Sequence[str]
    order: Sequence[str]

    def column(self, name: str) -> models.Field[Any, Any]:
        column = self.model._meta.get_field(name)
        assert isinstance(column, models.Field)  # noqa: S101 (a list knows columns, no ways back)
        return column

    def lookups(self, name: str) -> list[str]:
        """The comparisons that a field of this type has, with the empty one for equality."""
        field, column = self.fields[name], self.column(name)
        lookups = ["", "__gte", "__lte", "__in"] if field.ordered else ["", "__in"]
        return [*lookups, "__isnull"] if column.null else lookups

    def parameters(self) -> list[str]:
        """The names of all parameters, in the order in which errors are told."""
        names = ["limit", "cursor"]
        names += ["order"] if self.order else []
        names += ["search"] if self.search else []
        names += ["count"]
        return names + [name + lookup for name in self.filters for lookup in self.lookups(name)]


@dataclass(frozen=True)
class Criterion:
    """One column of the order, by the name that Django's queries have for it."""

    column: str
    field: StrictField
    descending: bool
    nullable: bool

    @property
    def clause(self) -> OrderBy:
        """The term of ORDER BY, with the place of NULLs, which databases do not agree on."""
        column, nullable = F(self.column), self.nullable or None
        if self.descending:
            return column.desc(nulls_first=nullable)
        return column.asc(nulls_last=nullable)

    def after(self, value: Any) -> Q | None:
        """The rows behind the value: NULLs come last ascending, first descending."""
        if value is None:
            return Q(**{f"{self.column}__isnull": False}) if self.descending else None
        behind = Q(**{f"{self.column}__{'lt' if self.descending else 'gt'}": value})
        if self.nullable and not self.descending:
            behind |= Q(**{f"{self.column}__isnull": True})
        return behind

    def same(self, value: Any) -> Q:
        return Q(**({f"{self.column}__isnull": True} if value is None else {self.column: value}))


class ListQuery:
    """A query string, read; every error of it is told at once."""

    def __init__(self, listing: Listing, parameters: QueryDict) -> None:
        self.listing = listing
        self.parameters = parameters
        self.known = listing.parameters()
        self.errors: dict[str, FieldError] = {}
        self.refuse_names()
        self.limit = self.read_limit()
        self.order = self.read_order()
        self.search = self.read_search()
        self.count = self.read_count()
        self.filters = [self.read_filter(name) for name in listing.filters]
        self.position = self.read_cursor()
        if self.errors:
            names = [*self.known, *sorted(self.errors.keys() - set(self.known))]
            raise Problem("validation", errors=[self.errors[n] for n in names if n in self.errors])

    def refuse(self, name: str, code: str, template: str | None = None, **words: object) -> None:
        self.errors.setdefault(name, field_error(name, code, template, **words))

    def refuse_names(self) -> None:
        for name, texts in self.parameters.lists():
            if name not in self.known:
                self.refuse(name, "unknown", messages.UNKNOWN_PARAMETER)
            elif len(texts) > 1:
                self.refuse(name, "unknown", messages.REPEATED)

    def text(self, name: str) -> str | None:
        """The parameter, unless it is missing or refused already."""
        return None if name in self.errors else self.parameters.get(name)

    def read_limit(self) -> int:
        text = self.text("limit")
        if text is None:
            return DEFAULT_LIMIT
        if not INTEGER.fullmatch(text):
            self.refuse("limit", "format", what="number")
            return DEFAULT_LIMIT
        limit = int(text[:20])
        if limit < 1:
            self.refuse("limit", "too_small", limit=1)
        if limit > MAXIMUM_LIMIT:
            self.refuse("limit", "too_large", limit=MAXIMUM_LIMIT)
        return limit

    def read_count(self) -> bool:
        text = self.text("count")
        if text not in {None, "true", "false"}:
            self.refuse("count", "choice", values="true, false")
        return text == "true"

    def read_search(self) -> str:
        text = self.text("search") or ""
        if not is_clean(text):
            self.refuse("search", "format", what="text")
        return text

    def read_order(self) -> list[Criterion]:
        """The order that was asked for, else the model's; the key is always last."""
        text = self.text("order")
        names = [self.spelled(str(name)) for name in self.listing.model._meta.ordering or ()]
        if text is not None:
            names = text.split(",")
            plain = [name.removeprefix("-") for name in names]
            if len(set(plain)) < len(plain) or not set(plain) <= set(self.listing.order):
                self.refuse("order", "choice", values=", ".join(self.listing.order))
                return []
        self.spelling = ",".join(names)
        return [self.criterion(name) for name in names] + [self.criterion("pk")]

    def spelled(self, name: str) -> str:
        """A column of the model's order by the name of its field."""
        plain = name.removeprefix("-")
        return name.removesuffix(plain) + self.listing.model._meta.get_field(plain).name

    def criterion(self, name: str) -> Criterion:
        plain = name.removeprefix("-")
        pk = self.listing.model._meta.pk
        column = pk if plain == "pk" else self.listing.column(plain)
        field = self.listing.fields[column.name]
        return Criterion(column.attname, field, name.startswith("-"), column.null)

    def read_filter(self, name: str) -> Q:
        field, condition = self.listing.fields[name], Q()
        for lookup in self.listing.lookups(name):
            parameter = name + lookup
            text = self.text(parameter)
            if text is None:
                continue
            try:
                condition &= self.condition(name, lookup, field, text)
            except ValidationError as error:
                code, message = next((e.code, e.message) for e in flatten(error.detail))
                self.errors[parameter] = FieldError(parameter, code, message)
        return condition

    def condition(self, name: str, lookup: str, field: StrictField, text: str) -> Q:
        column = self.listing.column(name)
        if lookup == "__isnull":
            if text not in {"true", "false"}:
                raise refusal("choice", values="true, false")
            return Q(**{f"{name}__isnull": text == "true"})
        value: Any
        if lookup == "__in":
            texts = text.split(",")
            if len(texts) > MAXIMUM_CHOICES:
                raise refusal("too_long", messages.TOO_MANY_ITEMS, limit=MAXIMUM_CHOICES)
            value = [field.from_text(item) for item in texts]
        else:
            value = field.from_text(text)
        self.check_width(column, value if isinstance(value, list) else [value])
        if isinstance(field, JoinsField):
            # A join in the query would give a row once for each of its matches.
            joined = self.listing.model._default_manager.filter(pk=OuterRef("pk"))
            return Q(Exists(joined.filter(**{f"{name}{lookup}": value})))
        return Q(**{f"{name}{lookup}": value})

    def check_width(self, column: models.Field[Any, Any], values: Sequence[Any]) -> None:
        """Refuse integers that the column, or the key that it refers to, cannot hold."""
        related = column.related_model
        kind = related._meta.pk if isinstance(related, type) else column
        if not isinstance(kind, models.IntegerField):
            return
        least, most = connection.ops.integer_field_range(kind.get_internal_type())
        for value in values:
            if value < least:
                raise refusal("too_small", limit=least)
            if value > most:
                raise refusal("too_large", limit=most)

    def read_cursor(self) -> Q:
        text = self.text("cursor")
        if text is None:
            return Q()
        try:
            values = self.decoded(text)
        except NO_CURSOR:
            self.refuse("cursor", "format", what="cursor")
            return Q()
        position = Q(pk__in=[])
        same = Q()
        for criterion, value in zip(self.order, values, strict=True):
            behind = criterion.after(value)
            if behind is not None:
                position |= same & behind
            same &= criterion.same(value)
        return position

    def decoded(self, text: str) -> list[Any]:
        """The last row's values, if the cursor was made for this very list."""
        if not CURSOR.fullmatch(text):
            raise ValueError(text)
        document = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
        version, order, texts, key = document
        spelled = [*texts, key]
        if not self.order:
            # What was asked for is refused already, so there is nothing that it could fit.
            return []
        if version is not CURSOR_FORMAT or order != self.fingerprint():
            raise ValueError(order)
        return [
            self.value(criterion, text) for criterion, text in zip(self.order, spelled, strict=True)
        ]

    def value(self, criterion: Criterion, text: object) -> Any:
        if text is None and criterion.nullable:
            return None
        if not isinstance(text, str):
            raise ValueError(text)  # noqa: TRY004 (a wrong cursor, not a wrong call)
        value = criterion.field.from_text(text)
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise ValueError(text)
        return value

    def fingerprint(self) -> str:
        """The order, with the filters: a cursor fits no other list."""
        pairs = sorted((name, text) for name, text in self.parameters.items() if name not in PAGING)
        return f"{self.spelling}?{urlencode(pairs)}" if pairs else self.spelling

    def cursor_after(self, row: Mapping[str, Any]) -> str:
        texts = [
            None if value is None else criterion.field.to_text(value)
            for criterion in self.order
            for value in [row[criterion.column]]
        ]
        document = [CURSOR_FORMAT, self.fingerprint(), texts[:-1], texts[-1]]
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def matching(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """The rows that fit, unordered."""
        found = Q()
        if self.search:
            for name in self.listing.search:
                found |= Q(**{f"{name}__icontains": self.search})
        return rows.filter(found, *self.filters)

    def page(self, rows: QuerySet[Row, dict[str, Any]]) -> tuple[list[dict[str, Any]], str | None]:
        """The rows of the page by their columns, and the cursor of the next one."""
        order = [criterion.clause for criterion in self.order]
        found = list(rows.filter(self.position).order_by(*order)[: self.limit + 1])
        if len(found) <= self.limit:
            return found, None
        return found[:-1], self.cursor_after(found[-2])
