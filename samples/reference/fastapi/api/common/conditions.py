"""ETags, and the requests that depend on them."""

import hashlib
import re
from functools import lru_cache
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import BaseModel

from api.common.problems import Problem


def etag(body: bytes | memoryview) -> str:
    """The tag of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def names(header: str, tag: str) -> bool:
    """Whether a header names the tag; nginx makes tags weak when it compresses."""
    given = [one.strip().removeprefix("W/") for one in header.split(",")]
    return "*" in given or tag in given


class Precondition:
    """What a client wants to hold before its change is made."""

    def __init__(self, given: str | None = None) -> None:
        self.given = given

    def check(self, row: BaseModel) -> None:
        """Refuse the change of another state of the row."""
        if self.given is not None and not names(self.given, etag(row.model_dump_json().encode())):
            raise Problem("precondition-failed")


async def precondition(
    if_match: Annotated[str | None, Header(alias="If-Match")] = None,
) -> Precondition:
    """Read what a client wants to hold. Asynchronous, or FastAPI would call it in a thread."""
    return Precondition(if_match)


PreconditionDep = Annotated[Precondition, Depends(precondition)]


async def acceptable(request: Request) -> None:
    """Refuse a client that does not take JSON."""
    if not takes_json(request.headers.get("accept", "*/*")):
        raise Problem("not-acceptable")


@lru_cache(maxsize=100)
def takes_json(accept: str) -> bool:
    """Read the ranges that a client takes; the most specific one decides."""
    weights = {"application/json": 3, "application/*": 2, "*/*": 1}
    best = (0, not accept.strip())
    for part in accept.split(","):
        media_range, *parameters = [piece.strip().lower() for piece in part.split(";")]
        weight = weights.get(media_range, 0)
        wanted = not any(re.fullmatch(r"q=0(\.0*)?", each) for each in parameters)
        best = max(best, (weight, wanted)) if weight else best
    return best[1]
