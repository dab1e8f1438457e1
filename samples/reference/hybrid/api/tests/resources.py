"""Every entity that the API serves, for the tests that hold for all of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, get_type_hints

from sqlalchemy.ext.asyncio import AsyncSession

import api.library.schemas as library_schemas
from api.common.listing import ListQuery
from api.common.schemas import Schema
from api.factories import make_author, make_book


@dataclass(frozen=True)
class Entity:
    """Where an entity is served, and how a row of it is made."""

    path: str
    body: type[Schema]
    make: Callable[[AsyncSession], Awaitable[Any]]
    query: type[ListQuery] = ListQuery
    operations: frozenset[str] = frozenset({"list", "get", "create", "update", "delete"})


ENTITIES: Final[list[Entity]] = [
    Entity("/library/authors", library_schemas.AuthorBody, make_author),
    Entity("/library/books", library_schemas.BookBody, make_book),
]


def served(model: type[object]) -> list[Entity]:
    """Give the entity whose rows are of a model, if the API has one."""
    return [each for each in ENTITIES if issubclass(model, get_type_hints(each.make)["return"])]
