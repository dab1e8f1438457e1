"""JSON out: compact, in UTF-8, with floats as short as they can be."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework import exceptions
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

# What a client says of a range that it does not want.
REFUSED = re.compile(r"q=0(\.0*)?")
# Digits with an exponent between what comes before and after a number: a UUID has them too, in quotes.
EXPONENT = re.compile(r"\de[+-]\d+(?:[,\]}]|$)")
# A number with an exponent, and strings, so that what looks like one inside them is left alone.
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|(-?)(\d)(?:\.(\d+))?e([+-]\d+)')


def to_json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if EXPONENT.search(text):
        text = TOKEN.sub(shortest_float, text)
    # A lone surrogate can be in the name of an unknown field; UTF-8 cannot hold it.
    return text.encode("utf-8", "replace")


def shortest_float(match: re.Match[str]) -> str:
    """Python's 1e-05 and 1e-07 as 0.00001 and 1e-7: as Pydantic prints them."""
    if match[4] is None:
        return match[0]
    sign, first, rest, exponent = match[1], match[2], match[3] or "", int(match[4])
    if exponent == -5:
        return f"{sign}0.0000{first}{rest}"
    return f"{sign}{first}{'.' + rest if rest else ''}e{exponent:+}"


class CompactJSONRenderer(BaseRenderer):
    """One line of JSON."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else to_json(data)


class JSONNegotiation(BaseContentNegotiation):
    """There is one thing to send: the question is whether the client takes it."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        if not takes_json(request.META.get("HTTP_ACCEPT", "")):
            raise exceptions.NotAcceptable
        return next(iter(renderers)), "application/json"


class NoNegotiation(JSONNegotiation):
    """Whoever asks for this address gets what is there."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


def takes_json(accept: str) -> bool:
    """Whether the most specific range that fits has a quality above 0."""
    best = (0, not accept.strip())
    for item in accept.split(","):
        media_range, *parameters = (part.strip().lower() for part in item.split(";"))
        rank = {"*/*": 1, "application/*": 2, "application/json": 3}.get(media_range, 0)
        wanted = not any(REFUSED.fullmatch(parameter) for parameter in parameters)
        best = max(best, (rank, wanted)) if rank else best
    return best[1]
