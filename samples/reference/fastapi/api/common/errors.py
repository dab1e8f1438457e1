"""Pydantic's findings in the words of the contract."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from api.common.messages import MESSAGES, UNKNOWN_PARAMETER
from api.common.problems import FieldProblem


def field_problems(errors: Sequence[Any], answer: type[BaseModel] | None) -> list[FieldProblem]:
    """Translate errors, those of unknown fields last.

    A field that the answer has and the request may not set is read-only.
    """
    readable = set(answer.model_fields) if answer else set[str]()
    known: list[FieldProblem] = []
    unknown: list[FieldProblem] = []
    for error in errors:
        place, *path = error["loc"]
        field = ".".join(str(step) for step in path)
        if error["type"] != "extra_forbidden":
            known.append(field_problem(field, error))
        elif place == "body" and field in readable:
            known.append(problem(field, "readonly"))
        else:
            message = UNKNOWN_PARAMETER if place == "query" else MESSAGES["unknown"]
            unknown.append(FieldProblem(field=field, code="unknown", message=message))
    return known + sorted(unknown, key=lambda found: found.field)


def field_problem(field: str, error: Any) -> FieldProblem:
    """Translate one error; the kinds of values speak the contract's words already."""
    match error["type"]:
        case "contract":
            return FieldProblem(field=field, **error["ctx"])
        case "missing":
            return problem(field, "required")
        case _:
            return problem(field, "type", what="an object")


def problem(field: str, code: str, **words: object) -> FieldProblem:
    """A problem with the message of its code."""
    return FieldProblem(field=field, code=code, message=MESSAGES[code].format(**words))


def wrong_fields(problems: Iterable[FieldProblem]) -> set[str]:
    """The fields that are wrong; an unknown name with dots in it is none, whatever it reads like."""
    return {found.field for found in problems if found.code != "unknown" or "." not in found.field}


def in_order(problems: list[FieldProblem], names: Iterable[str]) -> list[FieldProblem]:
    """Sort problems by the place of their fields; those of no place stay behind, as they are."""
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}

    def place(found: FieldProblem) -> tuple[int, int]:
        if found.code == "unknown":
            # A name of the client's own, with any dots.
            return places.get(found.field, len(places)), 0
        name, _, index = found.field.partition(".")
        return places.get(name, len(places)), int(index or 0)

    return sorted(problems, key=place)
