"""The route class that gives FastAPI's routes the manners of the contract."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Annotated, Any, Final, TypeGuard, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel

from api.common.conditions import etag, names
from api.common.errors import field_problems, in_order, wrong_fields
from api.common.listing import GENERAL
from api.common.numbers import Key
from api.common.openapi import problems
from api.common.problems import FieldProblem, Problem
from api.common.references import find_missing
from api.common.requests import ContractRequest
from api.common.schemas import Row, Schema
from api.common.texts import Uuid
from api.common.values import FromText, is_object

ModelT = TypeVar("ModelT", bound=BaseModel)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]

BigintKey = Annotated[int, Path(alias="id"), FromText(Key())]
UuidKey = Annotated[UUID, Path(alias="id"), Uuid()]


class ContractRoute(APIRoute):
    """Answers wrong requests in the contract's words, and rows with their ETag."""

    def get_route_handler(self) -> Handler:
        """Wrap the handler that FastAPI makes."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            strict = ContractRequest(request.scope, request.receive)
            try:
                response = await handle(strict)
            except RequestValidationError as error:
                raise await self.explain(strict, error) from None
            return self.with_etag(strict, response)

        return answer

    @property
    def answer(self) -> type[BaseModel] | None:
        """The model of the answer."""
        return self.response_model if is_model(self.response_model, BaseModel) else None

    async def explain(self, request: ContractRequest, error: RequestValidationError) -> Problem:
        """Say what is wrong with a request, everything at once."""
        errors = error.errors()
        places = {found["loc"][0] for found in errors}
        if "path" in places:
            return Problem("not-found")
        if "body" in places and not request.is_json:
            return Problem("unsupported-media-type")
        if "body" in places and isinstance(error.body, bytes | None):
            return Problem("malformed")
        problems = field_problems(errors, self.answer)
        problems += await self.missing_references(request, error.body, wrong_fields(problems))
        return Problem("validation", errors=in_order(problems, self.order(places)))

    def order(self, places: set[Any]) -> list[str]:
        """Give the order in which a client reads the problems of a query or of a body."""
        if "query" in places:
            models = [each.field_info.annotation for each in self.dependant.query_params]
            own = [name for each in models if is_model(each, Schema) for name in each.model_fields]
            # A list without a search knows it no better than any other name.
            return [*(name for name in GENERAL if name in own), *own]
        return list(self.answer.model_fields) if self.answer else []

    async def missing_references(
        self, request: Request, body: object, wrong: set[str]
    ) -> list[FieldProblem]:
        """Find the references to nothing among the fields that are not wrong otherwise."""
        schema = self.body_field.field_info.annotation if self.body_field else None
        if not (is_model(schema, Schema) and is_object(body)):
            return []
        async with request.app.state.readers() as session:
            return await find_missing(session, schema, body, wrong)

    def with_etag(self, request: Request, response: Response) -> Response:
        """Tag a row, and leave out one that the client has."""
        if not is_model(self.response_model, Row):
            return response
        tag = etag(response.body)
        response.headers["ETag"] = tag
        seen = request.headers.get("if-none-match")
        if request.method == "GET" and seen is not None and names(seen, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
        return response


def is_model(candidate: object, base: type[ModelT]) -> TypeGuard[type[ModelT]]:
    """Whether something is a model of a kind."""
    return isinstance(candidate, type) and issubclass(candidate, base)


class Location:
    """The header that says where a new row is."""

    def __init__(self, request: Request, response: Response) -> None:
        self.request = request
        self.response = response

    def of(self, key: object) -> None:
        """Point to the row with a key, in the list that was posted to."""
        self.response.headers["Location"] = f"{self.request.url.path}/{key}"


async def new_location(request: Request, response: Response) -> Location:
    """Give the header to fill. Asynchronous, or FastAPI would call it in a thread."""
    return Location(request, response)


LocationDep = Annotated[Location, Depends(new_location)]


def router_of(path: str, tag: str) -> APIRouter:
    """Make the router of one entity."""
    return APIRouter(
        prefix=path,
        tags=[tag],
        route_class=ContractRoute,
        responses=problems(401, 403, 406, 429, 503),
    )


# What any body can be refused with.
FOR_BODY: Final = problems(400, 413, 415, 422)
FOR_LIST: Final = problems(422)
FOR_ROW: Final = {304: {"description": "Not Modified"}, **problems(404)}
FOR_NEW: Final = problems(400, 409, 413, 415, 422)
FOR_CHANGE: Final = problems(400, 404, 409, 412, 413, 415, 422)
FOR_DELETE: Final = problems(404, 409, 412)
