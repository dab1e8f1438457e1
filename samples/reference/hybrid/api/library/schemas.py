"""What the app `library` reads and writes over HTTP."""

from typing import Annotated

import api.library.models as library_models
from api.common.references import Reference
from api.common.schemas import Row, Schema, partial
from api.common.texts import Text


class AuthorRow(Row):
    """An author."""

    id: int
    name: str


class AuthorBody(Schema):
    """What a client writes of an author."""

    name: Annotated[str, Text(longest=120)]


@partial
class AuthorPatch(AuthorBody):
    """What a client changes of an author."""


class BookRow(Row):
    """A book."""

    id: int
    title: str
    author: int


class BookBody(Schema):
    """What a client writes of a book."""

    title: Annotated[str, Text(longest=200)]
    author: Annotated[int, Reference(library_models.Author)]


@partial
class BookPatch(BookBody):
    """What a client changes of a book."""
