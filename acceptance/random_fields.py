"""Random fields: a type with arguments, flags and options that fit it, in the short or the long form."""

import base64
import json
from random import Random
from typing import Any

from random_words import CHOICES, line, text

TEXTS = ["string", "text", "slug", "email", "url"]
NUMBERS = ["integer", "bigint", "smallint", "decimal", "float"]
OTHERS = [
    "boolean",
    "date",
    "time",
    "datetime",
    "duration",
    "uuid",
    "json",
    "binary",
    "ip",
    "choice",
    "file",
    "image",
]
TYPES = [*TEXTS, *NUMBERS, *OTHERS]
SEARCHED = {"string", "text", "slug", "email", "url", "choice"}
ORDERED = {*NUMBERS, "date", "time", "datetime", "duration"}
LENGTHS = {"slug": 50, "email": 254, "url": 200}
BOUNDS = {"integer": 2**31 - 1, "bigint": 2**63 - 1, "smallint": 2**15 - 1}
PATTERNS = [
    "[A-Z]{2}-[0-9]+",
    "[a-z]*",
    r"\d{4}",
    "^[^/]+$",
    "(a|b)+",
    "[é-ü ]{1,9}",
    r"\w+\.\w+",
    "[\u0430-\u044f]{2,9}",
    "[😀-😎]+",
]
FIXED = {
    "slug": ["a-slug", "x_1"],
    "email": ["a@example.org"],
    "url": ["https://example.org/a?b=%20", "http://localhost:8000"],
    "boolean": [True, False],
    "date": ["2024-02-29", "0001-01-01", "9999-12-31"],
    "time": ["08:30:00", "23:59:59", "00:00:00"],
    "datetime": ["2024-02-29T08:30:00Z", "1970-01-01T00:00:00Z"],
    "duration": ["P1DT2H3M4S", "P0DT0H0M0S", "P0DT0H1M30S"],
    "uuid": ["6f1c2a52-2d0d-4d8e-9a55-0a3f7f4b6d10"],
    "ip": ["127.0.0.1", "2001:db8::1"],
    "float": [0.0, 1.5, -2.25, 1e-07],
}


class Values:
    def __init__(self, random: Random) -> None:
        self.random = random

    def _chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def field(self) -> dict[str, Any]:
        spec: dict[str, Any] = {"type": self.random.choice(TYPES)}
        getattr(self, f"_{spec['type']}", lambda _: None)(spec)
        kind = spec["type"]
        if self._chance(0.35):
            spec["optional"] = True
        if self._chance(0.12) and kind not in ("json", "binary", "boolean", "text"):
            spec["unique"] = True
        elif self._chance(0.15) and kind not in ("json", "binary", "text"):
            spec["index"] = True
        if self._chance(0.3) and not {"min", "pattern", "unique"} & spec.keys():
            self._default(spec)
        if self._chance(0.1) and ("optional" in spec or "default" in spec):
            spec["readonly"] = True
        self.words(spec)
        return spec

    def words(self, spec: dict[str, Any]) -> None:
        if self._chance(0.15):
            spec["help"] = text(self.random)
        if self._chance(0.15):
            spec["label"] = line(self.random)

    def _string(self, spec: dict[str, Any]) -> None:
        if self._chance(0.7):
            spec["length"] = self.random.choice([1, 2, 20, 80, 255, 256, 1000, 4000])
        if self._chance(0.1):
            spec["pattern"] = self.random.choice(PATTERNS)
        elif self._chance(0.1):
            spec |= {"min": 1, "max": spec.get("length", 255)}

    def _text(self, spec: dict[str, Any]) -> None:
        if self._chance(0.1):
            spec["max"] = self.random.choice([1, 500, 100000])

    def _integer(self, spec: dict[str, Any]) -> None:
        if self._chance(0.3):
            low, high = sorted(
                self.random.choices([0, 1, -5, 10, 32767, -BOUNDS[spec["type"]], BOUNDS[spec["type"]]], k=2)
            )
            spec |= {"min": low, "max": high} if self._chance(0.6) else {"min": low}

    _bigint = _smallint = _integer

    def _decimal(self, spec: dict[str, Any]) -> None:
        spec["digits"] = self.random.randint(1, 40)
        spec["places"] = self.random.randint(0, min(spec["digits"], 12))
        if self._chance(0.3):
            spec["min"] = 0
        if self._chance(0.15):
            spec["max"] = 10 ** (spec["digits"] - spec["places"]) - 1

    def _float(self, spec: dict[str, Any]) -> None:
        if self._chance(0.2):
            spec |= {"min": -1.5, "max": 100}

    def _date(self, spec: dict[str, Any]) -> None:
        if self._chance(0.15):
            spec |= {"min": "2000-01-01", "max": "2099-12-31"}

    def _time(self, spec: dict[str, Any]) -> None:
        if self._chance(0.15):
            spec |= {"min": "06:00:00", "max": "22:00:00.5"}

    def _datetime(self, spec: dict[str, Any]) -> None:
        if self._chance(0.15):
            spec |= {"min": "2000-01-01T00:00:00Z", "max": "2099-12-31T23:59:59.5Z"}

    def _duration(self, spec: dict[str, Any]) -> None:
        if self._chance(0.15):
            spec |= {"min": "P0DT0H0M0S", "max": "P10DT0H0M0.5S"}

    def _choice(self, spec: dict[str, Any]) -> None:
        values = self.random.sample(CHOICES, self.random.randint(1, 8))
        if self._chance(0.5):
            spec["values"] = values
        else:
            spec["values"] = {value: line(self.random, 60) for value in values}

    def _default(self, spec: dict[str, Any]) -> None:
        kind, pick = spec["type"], self.random.choice
        if kind in ("date", "datetime") and self._chance(0.4):
            spec["default"] = {"date": "today", "datetime": "now"}[kind]
        elif kind in FIXED:
            spec["default"] = pick(FIXED[kind])
        elif kind in ("string", "text"):
            spec["default"] = text(self.random, spec.get("length", 255))[: spec.get("max", 255)]
        elif kind in BOUNDS:
            spec["default"] = pick([0, 1, -1, BOUNDS[kind], -BOUNDS[kind] - 1])
        elif kind == "decimal":
            whole, places = spec["digits"] - spec["places"], spec["places"]
            spec["default"] = ("1" if whole else "0") + ("." + "5" * places if places else "")
        elif kind == "json":
            spec["default"] = pick([{}, [], {"a": [1, None, True, "é$"]}, [[]], 0, 1.5])
        elif kind == "binary":
            spec["default"] = base64.b64encode(self.random.randbytes(5)).decode()
        elif kind == "choice":
            spec["default"] = pick(list(spec["values"]))

    # How a field is written

    def spelled(self, spec: dict[str, Any]) -> str | dict[str, Any]:
        if self._chance(0.4):
            return self._long(spec)
        return self._short(spec) or self._long(spec)

    def _long(self, spec: dict[str, Any]) -> dict[str, Any]:
        """As it is; words that only YAML 1.1 takes for something else stay without quotes."""
        spec = dict(spec)
        if isinstance(spec.get("values"), list):
            spec["values"] = [
                f"BARE{value}" if value in ("yes", "no", "on", "off") else value for value in spec["values"]
            ]
        return spec

    def _short(self, spec: dict[str, Any]) -> str | None:
        spec = dict(spec)
        kind = spec.pop("type")
        written = kind + self._arguments(kind, spec)
        for name, value in spec.items():
            if value is True and name != "default":
                written += f" {name}"
            else:
                whole = isinstance(value, (dict, list, bool)) or (kind == "json" and name == "default")
                written += f" {name}={quoted(json.dumps(value) if whole else value)}"
        return None if isinstance(spec.get("values"), dict) else written

    def _arguments(self, kind: str, spec: dict[str, Any]) -> str:
        if kind == "string" and "length" in spec:
            return f"({spec.pop('length')})"
        if kind == "decimal":
            return f"({spec.pop('digits')},{self.random.choice(['', ' '])}{spec.pop('places')})"
        if kind == "choice" and isinstance(spec["values"], list):
            return f"({', '.join(quoted(value) for value in spec.pop('values'))})"
        if kind in ("ref", "one", "many"):
            through = f", through={spec.pop('through')}" if "through" in spec else ""
            return f"({spec.pop('to')}{through})"
        return ""


def quoted(value: Any) -> str:
    """A value of the short form, in quotes where it needs them."""
    written = str(value)
    if written and all(c.isalnum() or c in "-_.:/+@" for c in written):
        return written
    escaped = written.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def literal(random: Random, spec: dict[str, Any]) -> Any:
    """What a check may compare the field with, as it spells it; None where only `is null` fits."""
    kind = spec["type"]
    if kind == "decimal":
        return random.choice([0, 1, -3, 7]) if spec["digits"] > spec["places"] else 0
    if kind in BOUNDS:
        return random.choice([0, 1, -3, 7])
    if kind == "float":
        return random.choice([0, 1.5, -2.25])
    if kind == "boolean":
        return random.choice(["true", "false"])
    if kind == "date":
        return random.choice(["2024-02-29", "1999-12-31"])
    if kind == "choice":
        return quoted(random.choice(list(spec["values"])))
    if kind in ("string", "text") and spec.get("length", 255) > 20:
        return random.choice(['"a"', '"it\'s 100%"', '"é \\"q\\" {x}"'])
    if kind in ("string", "text", "slug"):
        return '"a"'
    return None
