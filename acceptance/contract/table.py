"""The table of cases and the words it is written in."""

import base64
import json
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
CODES = {"format", "choice", "too_small", "too_large", "too_long", "unknown"}


class Number(float):
    """A number that keeps its spelling."""

    text: str

    @classmethod
    def read(cls, text: str) -> "Number":
        number = cls(text)
        number.text = text
        return number


def compact(value: Any) -> str:
    """JSON as the contract writes it."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{compact(key)}:{compact(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(compact, value)) + "]"
    if isinstance(value, Number):
        return value.text
    return json.dumps(value, ensure_ascii=False)


def cursor(order: str, values: list[Any], key: Any) -> str:
    text = compact([1, order, values, str(key)])
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def unsigned(token: str) -> str:
    header = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    return f"{header}.{token.split('.')[1]}."


FUNCTIONS = {
    "bare": lambda text: text.replace("-", ""),
    "cursor": cursor,
    "list": lambda item, times: [item] * times,
    "nest": lambda times: "[" * times + "]" * times,
    "numbers": lambda times: ",".join(map(str, range(times))),
    "ordered": sorted,
    "repeat": lambda unit, times: unit * times,
    "sorted": lambda rows: sorted(rows, key=lambda row: row["id"]),
    "text": str,
    "unsigned": unsigned,
    "upper": str.upper,
}


class Table:
    """The files of a folder read as one document, with what their short forms stand for."""

    def __init__(self, name: str = "shop") -> None:
        words = yaml.safe_load((HERE / "words.yaml").read_text("utf-8"))
        self.kinds: dict[str, str] = words["kinds"]
        self.problems: dict[str, tuple[int, str, str]] = words["problems"]
        self.messages: dict[str, str] = words["messages"]
        files = sorted((HERE / name).glob("*.yaml"))
        content = yaml.safe_load("\n".join(file.read_text("utf-8") for file in files))
        self.routes: dict[str, dict[str, Any]] = content["routes"]
        self.groups: list[dict[str, Any]] = content["groups"]
        callers = {case.get("as", "admin") for group in self.groups for case in group.get("cases", [])}
        # Those who sign in, and who not every server has.
        self.people = {name for name in callers if " " not in name} - {"admin", "nobody", "session"}
        for group in self.groups:
            group.setdefault("cases", [])
            group["cases"] += [self._value(group["patch"], *value) for value in group.get("values", [])]
            group["cases"] += [self._find(group["find"], *find) for find in group.get("finds", [])]

    def _value(self, path: str, field: str, given: str, *expected: str) -> dict[str, Any]:
        case = {"case": f"{field} {given}", "send": f"PATCH {path}", "raw": f'{{"{field}": {given}}}'}
        if len(expected) == 1:
            return case | {"status": 200, "has": f'"{field}":{expected[0]}'}
        return case | {"problem": "validation", "errors": [[field, *expected]]}

    def _find(self, path: str, query: str, *expected: str) -> dict[str, Any]:
        case = {"case": query or "everything", "send": f"GET {path}{'&' if query else ''}{query}"}
        if expected and expected[0] in CODES:
            return case | {"problem": "validation", "errors": [[query.partition("=")[0], *expected]]}
        return case | {"status": 200, "body": {"items": [f"<{row}>" for row in expected], "next": None}}

    def problem(self, case: dict[str, Any], method: str) -> dict[str, Any]:
        status, title, detail = self.problems[case["problem"]]
        body = {
            "type": f"/problems/{case['problem']}",
            "title": title,
            "status": status,
            "detail": case.get("detail", detail.format(method=method)),
        }
        if "errors" in case:
            body["errors"] = [self._error(error) for error in case["errors"]]
        return body

    def _error(self, error: str | list[str]) -> dict[str, str]:
        if isinstance(error, str):
            name, code = error.split()
            error = [name, code, self.messages[code]]
        return dict(zip(("field", "code", "message"), error, strict=True))
