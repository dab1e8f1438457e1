"""A random entity, and what it says besides its fields."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from random_fields import ORDERED, SEARCHED, literal
from random_words import Names, line, text

NOT_FILTERED = {"json", "binary", "file", "image"}
PERMISSIONS = ["publish", "ship", "close_month", "x", "print"]
OPERATIONS = {"list", "get", "create", "replace", "update", "delete", "delete_selected"}
LIST_PARAMETERS = {"limit", "cursor", "order", "search", "count", "expand", "fields"}


@dataclass
class Entity:
    app: str
    name: str
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    back: set[str] = field(default_factory=set)
    names: Names | None = None
    children: list[str] = field(default_factory=list)

    @property
    def lower(self) -> str:
        return self.name.lower()

    def columns(self, types: set[str]) -> list[str]:
        return [name for name, spec in self.fields.items() if spec["type"] in types]


class Options:
    """Keys, orders, constraints, permissions, the admin and the API of entities whose fields are there."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def give(self, entity: Entity) -> None:
        options = entity.options
        one = {name for name, spec in entity.fields.items() if spec["type"] != "many"}
        plain = [n for n in one if entity.fields[n]["type"] not in NOT_FILTERED | {"ref", "one"}]
        plain.sort()
        if self._chance(0.4):
            options["description"] = text(self.random)
        if self._chance(0.3):
            options["key"] = self.random.choice(["uuid", "bigint"])
        if self._chance(0.4):
            options["timestamps"] = True
        strings = entity.columns({"string"})
        if strings and self._chance(0.3):
            options["display"] = self.random.choice(strings)
        if plain and self._chance(0.4):
            options["order"] = self._signed(self._some(plain, 3))
        if self._chance(0.25):
            options["unique"] = self._lists(sorted(one - set(entity.columns({"json", "binary", "text"}))))
        if self._chance(0.3):
            indexed = sorted(one - set(entity.columns({"json", "binary"})))
            options["indexes"] = [self._signed(names) for names in self._lists(indexed)]
        checked = [] if entity.fields.keys() & {"true", "false", "null", "none"} else plain
        if checked and self._chance(0.4):
            checks = [self._check(entity, checked) for _ in range(self.random.randint(1, 3))]
            checks += self._apart(entity)
            options["checks"] = list(dict.fromkeys(filter(None, checks)))
        if self._chance(0.25):
            names = Names(self.random, PERMISSIONS, longest=40)
            count = self.random.randint(1, 3)
            options["permissions"] = {names.snake(): line(self.random) for _ in range(count)}
        self._surfaces(entity, sorted(one), plain)
        for name in [name for name, value in options.items() if value in ([], {})]:
            del options[name]

    def _surfaces(self, entity: Entity, one: list[str], plain: list[str]) -> None:
        searched = entity.columns(SEARCHED)
        if self._chance(0.4):
            admin = {
                "list": self._some(one, 4),
                "search": self._some(searched, 2),
                "filter": self._some(plain, 2),
                "inline": self._some(sorted(set(entity.children)), 2),
                "import_export": self._chance(0.3),
            }
            entity.options["admin"] = {name: value for name, value in admin.items() if value}
        if actions := self._actions(entity, plain):
            entity.options.setdefault("admin", {})["actions"] = actions
        if self._chance(0.5):
            filtered = [name for name in sorted(entity.fields) if name not in LIST_PARAMETERS]
            filtered = [name for name in filtered if entity.fields[name]["type"] not in NOT_FILTERED]
            api = {
                "filter": self._some(filtered, 4),
                "search": self._some(searched, 3),
                "order": self._some([name for name in plain if entity.fields[name]["type"] in ORDERED], 3),
            }
            entity.options["api"] = {name: value for name, value in api.items() if value}
            if self._chance(0.2):
                operations = ["list", "get", "create", "update", "delete"]
                entity.options["api"]["operations"] = self.random.sample(
                    operations, self.random.randint(0, 5)
                )

    def _actions(self, entity: Entity, plain: list[str]) -> dict[str, Any]:
        """Actions behind some of the permissions, where there is a field that one can set."""
        actions: dict[str, Any] = {}
        taken = OPERATIONS | set(entity.columns({"file", "image"}))
        for name in [name for name in entity.options.get("permissions", {}) if name not in taken]:
            chosen = self._some(list(entity.fields), 4)
            values = {field: value for field in chosen for value in self._set(entity.fields[field])}
            if not values or self._chance(0.3):
                continue
            actions[name] = {"set": values}
            words = entity.fields.keys() & {"true", "false", "null", "none"}
            if plain and not words and self._chance(0.5) and (when := self._check(entity, plain)):
                actions[name]["when"] = when
        return actions

    def _set(self, spec: dict[str, Any]) -> list[Any]:
        """A value that an action can give the field, or none."""
        kind, pick = spec["type"], self.random.choice
        if kind in {"many", "file", "image", "binary", "json"}:
            return []
        if "optional" in spec and self._chance(0.4):
            return [None]
        if kind == "ref" and spec["to"] == "User":
            return ["current_user"]
        if kind == "choice":
            return [pick(list(spec["values"]))]
        if {"unique", "min", "max", "pattern"} & spec.keys():
            return []
        values = {
            "boolean": [True, False],
            "date": ["today", "2024-02-29"],
            "datetime": ["now", "2026-01-31T13:30:00Z"],
            "integer": [0, -7],
            "bigint": [0, 1 << 40],
            "smallint": [1],
            "float": [1.5],
            "decimal": [0],
            "string": ["$"],
            "text": ["'\"' ${x} #end \\d é"],
        }
        return [pick(values[kind])] if kind in values else []

    def _some(self, names: list[str], most: int) -> list[str]:
        return self.random.sample(names, min(len(names), self.random.randint(1, most)))

    def _signed(self, names: list[str]) -> list[str]:
        return [self.random.choice(["", "", "-"]) + name for name in names]

    def _lists(self, names: list[str]) -> list[list[str]]:
        lists = [self._some(names, 3) for _ in range(self.random.randint(1, 2))] if len(names) > 1 else []
        distinct = {frozenset(names): names for names in lists if len(names) > 1}
        return list(distinct.values())

    def _check(self, entity: Entity, names: list[str], depth: int = 0) -> str:
        if depth < 2 and self._chance(0.4):
            found = [self._check(entity, names, depth + 1) for _ in range(self.random.randint(2, 3))]
            if not (parts := [part for part in found if part]):
                return ""
            joined = self.random.choice([" and ", " or "]).join(parts)
            return f"({joined})" if depth else joined
        name = self.random.choice(names)
        spec = entity.fields[name]
        values = [literal(self.random, spec) for _ in range(3)]
        alike = [n for n in names if n != name and entity.fields[n]["type"] == spec["type"]]
        if values[0] is None or (self._chance(0.2) and "optional" in spec):
            if "optional" not in spec or spec["type"] in SEARCHED:
                return ""
            return f"{name} {self.random.choice(['is null', 'is not null'])}"
        if self._chance(0.25):
            return f"{name} in ({', '.join(dict.fromkeys(map(str, values)))})"
        comparisons = ["=", "!="] + ["<", "<=", ">", ">="] * (spec["type"] in ORDERED)
        other = self.random.choice(alike) if alike and self._chance(0.3) else values[0]
        return f"{name} {self.random.choice(comparisons)} {other}"

    def _apart(self, entity: Entity) -> list[str]:
        """Two references that must not lead to one row."""
        leads: dict[str, list[str]] = {}
        for name, spec in entity.fields.items():
            if spec["type"] in {"ref", "one"} and spec.get("default") != "current_user":
                leads.setdefault(spec["to"], []).append(name)
        return [f"{names[0]} != {names[1]}" for names in leads.values() if len(names) > 1]

    def _chance(self, probability: float) -> bool:
        return self.random.random() < probability
