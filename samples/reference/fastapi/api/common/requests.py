"""Reading a request more strictly than a web framework does on its own."""

import json
from collections import Counter
from typing import Any, Final, NoReturn

from fastapi import HTTPException, Request
from starlette.datastructures import QueryParams

from api.common.values import is_list, is_object

TOO_LARGE: Final = 413
NO_JSON: Final = (ValueError, RecursionError)
REPEATED_TEXT: Final = "\udfff"
"""Stands for a repeated parameter; no client can send half of a surrogate pair in a query."""


class Repeated:
    """Stands for the value of a repeated key."""


class ContractRequest(Request):
    """A request whose JSON is strict and whose repeated parameters do not get lost."""

    content: bytes | None = None
    marked: QueryParams | None = None

    @property
    def is_json(self) -> bool:
        """Whether the body claims to be JSON."""
        media_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        merge_patch = self.method == "PATCH" and media_type == "application/merge-patch+json"
        return media_type == "application/json" or merge_patch

    async def body(self) -> bytes:
        """Read the body as far as its size is allowed."""
        if self.content is None:
            limit: int = self.app.state.settings.body_limit
            if int(self.headers.get("content-length", 0)) > limit:
                raise HTTPException(TOO_LARGE)
            content = bytearray()
            async for chunk in self.stream():
                content += chunk
                if len(content) > limit:
                    raise HTTPException(TOO_LARGE)
            self.content = bytes(content)
        return self.content

    async def json(self) -> Any:
        """Give the body, or its bytes when they are no JSON.

        It does not raise: who may not call, or calls for a row that is not there, is told that
        first, and FastAPI reads the body before it asks.
        """
        body = await self.body()
        if not self.is_json:
            return body
        try:
            value = read_json(body)
        except NO_JSON:
            return body
        # FastAPI takes None for no body at all; `null` is one, and as wrong as a list.
        return [] if value is None else value

    @property
    def query_params(self) -> QueryParams:
        """The parameters, with a mark on those that were given more than once."""
        if self.marked is None:
            pairs = super().query_params.multi_items()
            times = Counter(name for name, _ in pairs)
            self.marked = QueryParams(
                [
                    (name, REPEATED_TEXT if times[name] > 1 else text)
                    for name, text in dict(pairs).items()
                ]
            )
        return self.marked


def read_json(body: bytes) -> Any:
    """Read JSON; a key that is repeated anywhere spoils the top-level field that holds it."""

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(key for key, _ in pairs)
        return {
            key: Repeated() if times[key] > 1 or is_spoiled(value) else value
            for key, value in pairs
        }

    return json.loads(body.decode(), object_pairs_hook=collect, parse_constant=refuse_constant)


def is_spoiled(value: object) -> bool:
    """Whether a repeated key lies somewhere in the value."""
    inner = value.values() if is_object(value) else value if is_list(value) else ()
    return isinstance(value, Repeated) or any(is_spoiled(item) for item in inner)


def refuse_constant(name: str) -> NoReturn:
    """Refuse `NaN` and its like, which Python reads and JSON does not have."""
    raise ValueError(name)
