"""The routes of the app `library`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from api.accounts.dependencies import EDITORS, READERS
from api.common.conditions import PreconditionDep
from api.common.listing import ListQuery
from api.common.routing import (
    FOR_CHANGE,
    FOR_DELETE,
    FOR_LIST,
    FOR_NEW,
    FOR_ROW,
    BigintKey,
    LocationDep,
    router_of,
)
from api.common.schemas import Page
from api.database import SessionDep
from api.library import models, queries, schemas

authors_router = router_of("/library/authors", "Author")


async def locked_author(
    session: SessionDep,
    key: BigintKey,
) -> models.Author:
    """Give the author that is about to change."""
    return await queries.authors.lock(session, key)


LockedAuthor = Annotated[models.Author, Depends(locked_author)]


@authors_router.get(
    "",
    operation_id="library_author_list",
    dependencies=READERS,
    responses=FOR_LIST,
    response_model_exclude_unset=True,
)
async def list_authors(
    session: SessionDep,
    request: Request,
    query: Annotated[ListQuery, Query()],
) -> Page[schemas.AuthorRow]:
    """List authors."""
    return await queries.authors.page(session, request, query)


@authors_router.post(
    "",
    operation_id="library_author_create",
    dependencies=EDITORS,
    responses=FOR_NEW,
    status_code=201,
)
async def create_author(
    session: SessionDep,
    body: schemas.AuthorBody,
    location: LocationDep,
) -> schemas.AuthorRow:
    """Make an author."""
    row = await queries.authors.create(session, body)
    location.of(row.id)
    return row


@authors_router.get(
    "/{id}",
    operation_id="library_author_get",
    dependencies=READERS,
    responses=FOR_ROW,
)
async def get_author(
    session: SessionDep,
    key: BigintKey,
) -> schemas.AuthorRow:
    """Give an author."""
    return await queries.authors.get(session, key)


@authors_router.put(
    "/{id}",
    operation_id="library_author_replace",
    dependencies=EDITORS,
    responses=FOR_CHANGE,
)
async def replace_author(
    session: SessionDep,
    row: LockedAuthor,
    body: schemas.AuthorBody,
    match: PreconditionDep,
) -> schemas.AuthorRow:
    """Give an author new values, and the defaults where there are none."""
    return await queries.authors.replace(session, row, body, match)


@authors_router.patch(
    "/{id}",
    operation_id="library_author_update",
    dependencies=EDITORS,
    responses=FOR_CHANGE,
)
async def update_author(
    session: SessionDep,
    row: LockedAuthor,
    body: schemas.AuthorPatch,
    match: PreconditionDep,
) -> schemas.AuthorRow:
    """Change some values of an author."""
    return await queries.authors.update(session, row, body, match)


@authors_router.delete(
    "/{id}",
    operation_id="library_author_delete",
    dependencies=EDITORS,
    responses=FOR_DELETE,
    status_code=204,
)
async def delete_author(
    session: SessionDep,
    row: LockedAuthor,
    match: PreconditionDep,
) -> None:
    """Delete an author."""
    await queries.authors.delete(session, row, match)


books_router = router_of("/library/books", "Book")


async def locked_book(
    session: SessionDep,
    key: BigintKey,
) -> models.Book:
    """Give the book that is about to change."""
    return await queries.books.lock(session, key)


LockedBook = Annotated[models.Book, Depends(locked_book)]


@books_router.get(
    "",
    operation_id="library_book_list",
    dependencies=READERS,
    responses=FOR_LIST,
    response_model_exclude_unset=True,
)
async def list_books(
    session: SessionDep,
    request: Request,
    query: Annotated[ListQuery, Query()],
) -> Page[schemas.BookRow]:
    """List books."""
    return await queries.books.page(session, request, query)


@books_router.post(
    "",
    operation_id="library_book_create",
    dependencies=EDITORS,
    responses=FOR_NEW,
    status_code=201,
)
async def create_book(
    session: SessionDep,
    body: schemas.BookBody,
    location: LocationDep,
) -> schemas.BookRow:
    """Make a book."""
    row = await queries.books.create(session, body)
    location.of(row.id)
    return row


@books_router.get(
    "/{id}",
    operation_id="library_book_get",
    dependencies=READERS,
    responses=FOR_ROW,
)
async def get_book(
    session: SessionDep,
    key: BigintKey,
) -> schemas.BookRow:
    """Give a book."""
    return await queries.books.get(session, key)


@books_router.put(
    "/{id}",
    operation_id="library_book_replace",
    dependencies=EDITORS,
    responses=FOR_CHANGE,
)
async def replace_book(
    session: SessionDep,
    row: LockedBook,
    body: schemas.BookBody,
    match: PreconditionDep,
) -> schemas.BookRow:
    """Give a book new values, and the defaults where there are none."""
    return await queries.books.replace(session, row, body, match)


@books_router.patch(
    "/{id}",
    operation_id="library_book_update",
    dependencies=EDITORS,
    responses=FOR_CHANGE,
)
async def update_book(
    session: SessionDep,
    row: LockedBook,
    body: schemas.BookPatch,
    match: PreconditionDep,
) -> schemas.BookRow:
    """Change some values of a book."""
    return await queries.books.update(session, row, body, match)


@books_router.delete(
    "/{id}",
    operation_id="library_book_delete",
    dependencies=EDITORS,
    responses=FOR_DELETE,
    status_code=204,
)
async def delete_book(
    session: SessionDep,
    row: LockedBook,
    match: PreconditionDep,
) -> None:
    """Delete a book."""
    await queries.books.delete(session, row, match)


router = APIRouter()
router.include_router(authors_router)
router.include_router(books_router)
