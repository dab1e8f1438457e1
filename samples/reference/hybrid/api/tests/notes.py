"""An entity of the tests' own: no table, only the manners of every route."""

from typing import Annotated

from fastapi import Query

from api.accounts.dependencies import EDITORS, READERS
from api.common.listing import ListQuery
from api.common.routing import FOR_LIST, FOR_NEW, LocationDep, router_of
from api.common.schemas import Page, Row, Schema
from api.common.texts import Text

router = router_of("/notes", "Note")


class NoteRow(Row):
    """A note."""

    id: int
    text: str


class NoteBody(Schema):
    """A note as a client writes it."""

    text: Annotated[str, Text()]


@router.get("", operation_id="note_list", dependencies=READERS, responses=FOR_LIST)
async def list_notes(query: Annotated[ListQuery, Query()]) -> Page[NoteRow]:
    """List notes, of which there are none."""
    return Page[NoteRow](items=[], next=query.cursor)


@router.post(
    "", operation_id="note_create", dependencies=EDITORS, responses=FOR_NEW, status_code=201
)
async def create_note(body: NoteBody, location: LocationDep) -> NoteRow:
    """Make a note, and forget it."""
    location.of(1)
    return NoteRow(id=1, text=body.text)
