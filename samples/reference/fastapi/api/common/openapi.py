"""The OpenAPI document: what FastAPI finds by itself, in the words of the contract."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from api.common.messages import TITLES
from api.common.numbers import BIGINT
from api.common.problems import MEDIA_TYPE, ProblemDocument
from api.common.values import is_list, is_object

JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"
FIRST_PROBLEM: Final = 400
BOUNDS: Final = {"maximum", "minimum"}
NOT_MODIFIED: Final = "304"
# `ContractRoute` reads it, so that no route has to declare it.
IF_NONE_MATCH: Final = {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}
# FastAPI's own words for a request that is wrong, which nothing here answers with.
LEFT_OVER: Final = {"HTTPValidationError", "ValidationError"}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Document the problems that a route can answer with."""
    return {
        status: {"description": TITLES[status], "model": ProblemDocument} for status in statuses
    }


def describe(app: FastAPI, routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """Describe routes."""
    document: dict[str, Any] = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=routes
    )
    for operations in document["paths"].values():
        for operation in operations.values():
            mend(operation)
        if "patch" in operations:
            content = operations["patch"]["requestBody"]["content"]
            content[MERGE_PATCH] = content[JSON]
    schemas = document["components"]["schemas"]
    # Left out rather than null.
    errors = schemas["ProblemDocument"]["properties"]
    errors["errors"] = without_null(errors["errors"])
    document["components"]["schemas"] = {
        name: schema for name, schema in schemas.items() if name not in LEFT_OVER
    }
    exact_document: dict[str, Any] = with_exact_bounds(document)
    return exact_document


def mend(operation: dict[str, Any]) -> None:
    """Say of one operation what FastAPI does not know."""
    responses = {
        status: as_problem(response) if int(status) >= FIRST_PROBLEM else response
        for status, response in operation["responses"].items()
        if not is_left_over(response)
    }
    operation["responses"] = dict(sorted(responses.items()))
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = without_null(parameter["schema"])
    if NOT_MODIFIED in responses:
        operation["parameters"].append(IF_NONE_MATCH)


def as_problem(response: Mapping[str, Any]) -> dict[str, Any]:
    """Give a response the media type of problems."""
    return {**response, "content": {MEDIA_TYPE: response["content"][JSON]}}


def with_exact_bounds(part: Any) -> Any:
    """Give back the bounds of whole numbers, which FastAPI makes floating numbers."""
    if is_list(part):
        return [with_exact_bounds(item) for item in part]
    if not is_object(part):
        return part
    return {
        key: exact(value)
        if key in BOUNDS and isinstance(value, float)
        else with_exact_bounds(value)
        for key, value in part.items()
    }


def exact(bound: float) -> float:
    """Give the whole number that a bound was; of a column's bounds only this one is lost."""
    return BIGINT if bound > BIGINT else int(bound) if bound.is_integer() else bound


def is_left_over(response: Mapping[str, Any]) -> bool:
    """Whether FastAPI has added the response by itself."""
    schema = response.get("content", {}).get(JSON, {}).get("schema", {})
    return str(schema.get("$ref", "")).rpartition("/")[2] in LEFT_OVER


def without_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Describe a parameter that may be left out: no query can spell null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**kinds[0], **rest} if kinds else rest
