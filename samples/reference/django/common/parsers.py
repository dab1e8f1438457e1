"""JSON in: what the contract takes for it."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.parsers import BaseParser

from common.problems import Problem

NO_JSON = (ValueError, RecursionError)


class JSONObject(dict[str, Any]):
    """An object that remembers which of its keys came twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.repeated = {name for name, count in counts.items() if count > 1}


class StrictJSONParser(BaseParser):
    """RFC 8259 to the letter: no NaN, no byte order mark, nothing but UTF-8."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return json.loads(
                stream.read().decode(),
                object_pairs_hook=JSONObject,
                parse_constant=refuse_constant,
            )
        except NO_JSON:
            raise Problem("malformed") from None


class MergePatchParser(StrictJSONParser):
    """RFC 7396, one level deep."""

    media_type = "application/merge-patch+json"


def refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def repeats(value: object) -> bool:
    """Whether a key came twice anywhere in the value."""
    match value:
        case JSONObject():
            return bool(value.repeated) or any(map(repeats, value.values()))
        case list():
            return any(map(repeats, value))
    return False
