"""References in bodies: the rows that they name must be there."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from sqlalchemy import Table, select
from sqlalchemy import Uuid as UuidType
from sqlalchemy.ext.asyncio import AsyncSession

from api.common.deletion import primary_key
from api.common.dialect import among
from api.common.errors import problem
from api.common.numbers import Key
from api.common.problems import FieldProblem, Problem
from api.common.schemas import Schema
from api.common.tables import Base, table_of
from api.common.texts import Uuid
from api.common.values import JsonObject, Keys, Value, is_list


@dataclass(frozen=True)
class Reference(Value):
    """The key of a row of another entity."""

    to: type[Base]

    @property
    def table(self) -> Table:
        """The table of the other entity."""
        return table_of(self.to)

    @property
    def kind(self) -> Value:
        """What its keys are."""
        return Uuid() if isinstance(primary_key(self.table).type, UuidType) else Key()

    def check(self, value: Any) -> object:
        """Check the key; whether its row is there, only the database knows."""
        return self.kind.check(value)

    def read(self, text: str) -> object:
        """Read the key as it stands in a query."""
        return self.kind.read(text)

    def json_schema(self) -> JsonObject:
        """Describe the key."""
        return self.kind.json_schema()


Named = tuple[str, Reference, Any]


@cache
def references(schema: type[Schema]) -> dict[str, tuple[Reference, bool]]:
    """Give the references among the fields of a schema, and whether they are lists."""
    found: dict[str, tuple[Reference, bool]] = {}
    for name, field in schema.model_fields.items():
        inner = [item for part in get_args(field.annotation) for item in metadata(part)]
        for item in [*field.metadata, *inner]:
            if isinstance(item, Reference):
                found[name] = (item, False)
            elif isinstance(item, Keys) and isinstance(item.of, Reference):
                found[name] = (item.of, True)
    return found


def metadata(annotation: object) -> tuple[object, ...]:
    """Give what an annotation says beside the type."""
    return getattr(annotation, "__metadata__", ())


async def check_references(session: AsyncSession, body: Schema) -> None:
    """Refuse a body that refers to rows that are not there."""
    values = {name: getattr(body, name) for name in body.model_fields_set}
    if missing := await missing_references(session, named(type(body), values)):
        raise Problem("validation", errors=missing)


async def find_missing(
    session: AsyncSession, schema: type[Schema], raw: Mapping[str, Any], wrong: Collection[str]
) -> list[FieldProblem]:
    """Find the references to nothing in a body that is wrong in other fields."""
    values = {name: value for name, value in raw.items() if name not in wrong}
    found = (
        (place, reference, reference.check(value))
        for place, reference, value in named(schema, values)
        if place not in wrong
    )
    return await missing_references(session, found)


def named(schema: type[Schema], values: Mapping[str, Any]) -> Iterator[Named]:
    """Give each reference in a body with its place."""
    for name, (reference, several) in references(schema).items():
        value = values.get(name)
        if several and is_list(value):
            for index, key in enumerate(value):
                yield f"{name}.{index}", reference, key
        elif value is not None and not several:
            yield name, reference, value


async def missing_references(session: AsyncSession, found: Iterator[Named]) -> list[FieldProblem]:
    """Ask the database, once for each table, and give the places that refer to nothing."""
    wanted: dict[Table, list[tuple[str, Any]]] = defaultdict(list)
    for place, reference, key in found:
        wanted[reference.table].append((place, key))
    problems: list[FieldProblem] = []
    for table, places in wanted.items():
        key = primary_key(table)
        present = set(await session.scalars(select(key).where(among(key, {k for _, k in places}))))
        problems += [problem(place, "reference") for place, k in places if k not in present]
    return problems
