"""The table of cases and the words it is written in."""

import base64
import json
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).with_name("cases")


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
    "repeat": lambda unit, times: unit * times,
    "sorted": lambda rows: sorted(rows, key=lambda row: row["id"]),
    "text": str,
    "unsigned": unsigned,
    "upper": str.upper,
}


class Table:
    """The files of cases/, read as one document, with what their short forms stand for."""

    def __init__(self, folder: Path = CASES) -> None:
        files = sorted(folder.glob("*.yaml"))
        content = yaml.safe_load("\n".join(file.read_text(encoding="utf-8") for file in files))
        self.groups: list[dict[str, Any]] = content["groups"]
        self.kinds: dict[str, str] = content["kinds"]
        self.problems: dict[str, tuple[int, str, str]] = content["problems"]
        self.messages: dict[str, str] = content["messages"]

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
