"""What a profile says of its entities, and values for their fields: good and odd ones."""

import json
import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

TEXTS = {"string", "text", "slug", "email", "url", "choice"}

# JSON as it is sent.
ODD = (
    """
null true false 0 -0 1 -1 5.0 1e2 0.1 -0.0 1e999 1.5 32768 -32769 2147483648 -2147483649
9223372036854775807 9223372036854775808 -9223372036854775809 -24564241677000734932992
12345678901234567890.5 "" "0" "-1" "1.5" "1.50" "+1" "01" "1e2" "1." ".5" "-0.00" "123456789012"
"0.12345" "NaN" "x" "a\\u0000b" "\\ud800" "\\ud83d\\ude00\\u00e9" "é" "١" "true" "x\\n" "V-12\\n"
"a@b.co\\n" "https://example.org/\\n" "127.0.0.1\\n" "2024-02-29\\n" "1.5\\n" "P1DT2H3M4S\\n"
"2024-02-29" "2023-02-29" "2024-2-9" "0001-01-01" "0000-01-01" "9999-12-31" "10000-01-01"
"2024-02-29T12:00:00Z" "2024-02-29T12:00:00" "2024-02-29T12:00Z" "2024-02-29T12:00:00.123456+05:30"
"2024-02-29T12:00:00.1Z" "2024-02-29T12:00:00.1234567Z" "2024-02-29T24:00:00Z" "2024-02-29T23:59:60Z"
"9999-12-31T23:59:59-01:00" "0001-01-01T00:00:00+01:00" "2024-02-29T12:00:00+24:00"
"2024-02-29t12:00:00z" "12:30:00" "12:30" "24:00:00" "12:30:00.000001" "12:30:00Z" "P0DT0H0M0S"
"-P1DT0H0M0.5S" "PT1H" "P1D" "P1DT25H0M0S" "P999999999DT0H0M0S" "P1000000000DT0H0M0S"
"-P0DT0H0M0.000001S" "00000000-0000-0000-0000-000000000000" "00000000000000000000000000000000"
"6F1C2A52-2d0d-4d8e-9a55-0a3f7f4b6d10" "6F1C2A52-2d0d-4d8e-9a55-0a3f7f4b6d1" "AAE=" "AAE" "____"
"127.0.0.1" "::ffff:1.2.3.4" "2001:DB8::1" "2001:db8:0:0:0:0:0:1" "1.2.3" "127.0.0.1/8" "010.0.0.1"
"fe80::1%eth0" "a@b" "a@localhost" "A@EXAMPLE.org" "a@exämple.org" "http://a" "http://localhost"
"https://example.org/x?y#z" "HTTP://EXAMPLE.org" "ftp://example.org" "http://127.0.0.1:8000/"
"http://[::1]/" "http://-a.org" "javascript:alert(1)" "http://example.org:99999" "slug-1_x" [] [1]
[null] ["a"] [[1]] [1,1] [9223372036854775808] [true] [1.0] ["00000000-0000-0000-0000-000000000000"] {}
{"a":1} {"b":{"a":[1,2.50,1e2,"é"]},"a":null} {"a":1,"a":2} {"\\u0000":1} {"\\ud800":1} {"a":1e400}
""".split()
    + [
        '" "',
        '" 1"',
        '"a b"',
        '"2024-02-29 12:00:00Z"',
        "[" * 101 + "]" * 101,
        '"' + "x" * 5000 + '"',
        "1" * 30,
    ]
)
# Values in the query, before they are quoted.
ASKED: list[str | bytes] = [
    *[
        "",
        "0",
        "1",
        "-1",
        "-0",
        "01",
        "+1",
        " 1",
        "1.0",
        "1e2",
        "1.5",
        "-0.00",
        "99999",
        "1_000",
        "١",
        "inf",
        "nan",
    ],
    *["9223372036854775807", "9223372036854775808", "-9223372036854775809", "-24564241677000734932992"],
    *["true", "True", "null", "x", "é", "\0", "%", "_", "\\", "a,b", "1,2", "1,", ",", ",1", "1,x", "x\n"],
    *["2024-02-29", "2023-02-29", "0001-01-01", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00+05:30"],
    *[
        "2024-02-29T12:00:00",
        "12:30:00",
        "12:30",
        "P1DT2H3M4S",
        "PT1H",
        "127.0.0.1",
        "::1",
        "2001:DB8::1",
        "a@b.co",
    ],
    *["00000000-0000-0000-0000-000000000000", "6F1C2A52-2d0d-4d8e-9a55-0a3f7f4b6d10", "zz", "x" * 3000],
    *[
        b"\xff",
        "\ud800".encode("utf-8", "surrogatepass"),
        ",".join(map(str, range(101))),
        "101",
        "-title",
        "title",
    ],
]


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    arguments: list[str]
    flags: frozenset[str]
    options: dict[str, str]
    # The entity that it refers to, `User` or `app.Entity`.
    target: str = ""

    @property
    def file(self) -> bool:
        return self.type in ("file", "image")

    @property
    def missing(self) -> bool:
        """Whether a client may leave it out."""
        return "optional" in self.flags or "default" in self.options or self.type == "many"


@dataclass
class Kind:
    """An entity."""

    name: str
    path: str
    uuid: bool
    columns: dict[str, Column]
    profile: dict[str, Any]
    rows: list[str] = field(default_factory=list)

    @property
    def api(self) -> dict[str, Any]:
        about: dict[str, Any] = self.profile.get("api", {})
        return about

    @property
    def actions(self) -> list[str]:
        return list(self.profile.get("admin", {}).get("actions", {}))

    @property
    def writable(self) -> list[Column]:
        return [one for one in self.columns.values() if not one.file and "readonly" not in one.flags]


def kinds(profile: dict[str, Any]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for app, content in profile["domain"].items():
        for name, about in content.items():
            if name[0].isupper():
                plural = str(about.get("plural") or plural_of(snake(name)))
                path = f"/api/v1/{app}/{plural}".replace("_", "-")
                columns = {one: column(one, text, app, name) for one, text in about.get("fields", {}).items()}
                found[f"{app}.{name}"] = Kind(
                    f"{app}.{name}", path, about.get("key") == "uuid", columns, about
                )
    for kind in found.values():
        for one in kind.columns.values():
            if one.target and one.target != "User" and one.target not in found:
                known = [name for name in found if name.endswith("." + one.target.rpartition(".")[2])]
                kind.columns[one.name] = Column(**{**vars(one), "target": known[0]})
    return found


def column(name: str, given: str | dict[str, Any], app: str, entity: str) -> Column:
    if isinstance(given, dict):
        flags = frozenset(flag for flag in ("optional", "unique", "readonly") if given.get(flag) is True)
        options = {key: str(value) for key, value in given.items()}
        text = str(given["type"])
    else:
        text = given
    match = re.match(r"(\w+)(?:\((.*?)\))?", text)
    assert match, text
    if isinstance(given, str):
        words = re.findall(r"(?:\w+=)?\"(?:[^\"\\]|\\.)*\"|\S+", text[match.end() :])
        flags = frozenset(word for word in words if "=" not in word)
        options = dict(word.split("=", 1) for word in words if "=" in word)
    arguments = [word.strip().strip("\"'") for word in (match[2] or "").split(",")]
    target = ""
    if match[1] in ("ref", "one", "many"):
        to = arguments[0]
        target = to if to == "User" or "." in to else f"{app}.{entity if to == 'self' else to}"
    return Column(name, match[1], arguments, flags, options, target)


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z][a-z])|(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def plural_of(name: str) -> str:
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    return name + ("es" if re.search(r"(s|x|z|ch|sh)$", name) else "s")


class Values:
    """Values that a field may well take, as JSON. «NAME» stands for the key of a row or user."""

    def __init__(self, found: dict[str, Kind], people: list[str], random: Random) -> None:
        self.kinds, self.people, self.random, self.count = found, people, random, 0

    def next(self) -> int:
        self.count += 1
        return self.count

    def key(self, target: str, wrong: float = 0.1) -> str:
        if target == "User":
            return f"«user {self.random.choice(self.people)}»"
        rows = self.kinds[target].rows
        if not rows or self.random.random() < wrong:
            return self.random.choice(["0", '"x"', "99999999", '"00000000-0000-0000-0000-00000000000a"'])
        return f"«{self.random.choice(rows)}»"

    def of(self, column: Column) -> str:
        pick, number = self.random.choice, self.next()
        if "optional" in column.flags and self.random.random() < 0.25:
            return "null" if column.type not in TEXTS or "unique" in column.flags else '""'
        match column.type:
            case "ref" | "one":
                return self.key(column.target)
            case "many":
                return f"[{','.join(self.key(column.target, 0.02) for _ in range(self.random.randrange(4)))}]"
            case "string" | "text" | "slug":
                return self.text(column, number)
            case "email":
                return f'"p{number}@example.org"'
            case "url":
                return f'"https://example.org/{number}"'
            case "integer" | "smallint" | "bigint":
                least = int(column.options.get("min", 0))
                return str(least + (number if "unique" in column.flags else self.random.randrange(5)))
            case "decimal":
                return pick(['"1"', '"2.5"', '"0"', '"3.1"', '"7"'])
            case "float":
                return pick(["0.1", "2", "1e1", "3.3333333333333335", "1e-7", "7.0"])
            case "boolean":
                return pick(["true", "false"])
            case "date":
                return pick(['"2001-02-03"', '"2024-02-29"', '"2030-12-31"'])
            case "time":
                return pick(['"01:02:03"', '"23:59:59.999999"', '"12:00:00.5"'])
            case "datetime":
                return pick(
                    [
                        '"2024-02-29T12:00:00Z"',
                        '"2024-02-29T12:00:00.5+02:00"',
                        '"1969-12-31T23:59:59.9-00:30"',
                    ]
                )
            case "duration":
                return pick(['"P1DT2H3M4.5S"', '"-P0DT0H0M1S"', '"P0DT0H0M0S"'])
            case "uuid":
                return f'"{number:08x}-0000-4000-8000-000000000000"'
            case "json":
                return pick(['{"b":1,"a":[1.50,null,"é"]}', "[]", '"x"', "0", "false", "1e2", '{"":{}}'])
            case "binary":
                return pick(['"AAE="', '""', '"//79"'])
            case "ip":
                return pick(['"127.0.0.1"', '"2001:DB8::1"', '"::ffff:1.2.3.4"'])
            case "choice":
                return json.dumps(pick(column.arguments))
        return '"x"'

    def text(self, column: Column, number: int) -> str:
        pattern = column.options.get("pattern", "")
        if "97[89]" in pattern:
            return f'"978{number:010d}"'
        longest = min(int(column.arguments[0] or 50), int(column.options.get("max", 50)), 50)
        words = ["Aa", "Zz ", "Éa", '"q', "\U0001d11ex", "Aß", "%_"]
        start = "Sl-" if column.type == "slug" else "AB" if pattern else self.random.choice(words)
        text = (start + str(number))[-longest:]
        if "unique" not in column.flags and not pattern and self.random.random() < 0.5:
            text = "Same"[:longest]
        return json.dumps(text, ensure_ascii=self.random.random() < 0.5)
