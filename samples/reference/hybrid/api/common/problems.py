"""Problem documents (RFC 9457): the only form in which the API says no."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from fastapi import Response
from pydantic import BaseModel

from api.common.messages import DETAILS, STATUS, TITLES

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    field: str
    code: str
    message: str


class ProblemDocument(BaseModel):
    """The body of every answer that is not a success."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None = None

    def response(self, headers: Mapping[str, str] | None) -> Response:
        """The answer."""
        return Response(
            self.model_dump_json(exclude_none=True),
            status_code=self.status,
            headers=headers,
            media_type=MEDIA_TYPE,
        )


class Problem(Exception):  # noqa: N818 - a problem document, not a programming error
    """Raised anywhere in a request, answered as its document."""

    def __init__(
        self,
        slug: str,
        detail: str | None = None,
        *,
        errors: Iterable[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Take the slug of the problem and, where the table's words do not fit, its own."""
        super().__init__(slug)
        self.slug = slug
        self.status = STATUS[slug]
        self.detail = detail or DETAILS[slug]
        self.errors = list(errors)
        self.headers = dict(headers or {})
        if self.status == HTTPStatus.UNAUTHORIZED:
            self.headers["WWW-Authenticate"] = "Bearer"

    def document(self) -> ProblemDocument:
        """The document that a client reads."""
        return ProblemDocument(
            type=f"/problems/{self.slug}",
            title=TITLES[self.status],
            status=self.status,
            detail=self.detail,
            errors=self.errors or None,
        )

    def response(self) -> Response:
        """The answer."""
        return self.document().response(self.headers)


def invalid(field: str, code: str, message: str) -> Problem:
    """A request that is wrong in one field only."""
    return Problem("validation", errors=[FieldProblem(field=field, code=code, message=message)])
