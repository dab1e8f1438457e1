"""What a case writes in angle brackets.

`<name>` is a saved value, `<:kind>` any value of a kind, `<name:kind>` one that is saved.
"""

import re
from typing import Any

PLACEHOLDER = re.compile(r"<(?=[a-z:])([a-z0-9_.]*)(?::([a-z]+))?>")


class Missing(Exception):
    """A case needs a value that an earlier case could not save."""


class Values(dict[str, Any]):
    """What was saved, by name."""

    def __init__(self, kinds: dict[str, str], **saved: Any) -> None:
        super().__init__(saved)
        self.kinds = kinds

    def fill(self, value: Any) -> Any:
        """Put saved values in."""
        if isinstance(value, dict):
            return {key: self.fill(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        if not isinstance(value, str):
            return value
        if (match := PLACEHOLDER.fullmatch(value)) and not match[2]:
            return self._value(match[1])
        return PLACEHOLDER.sub(lambda found: str(self._value(found[1])), value)

    def _value(self, path: str) -> Any:
        value: Any = self
        for name in path.split("."):
            try:
                value = value[int(name)] if isinstance(value, list) else value[name]
            except (KeyError, IndexError, TypeError):
                raise Missing(path) from None
        return value

    def capture(self, expected: Any, actual: Any) -> None:
        """Save what meets the placeholders, also where something else differs."""
        if isinstance(expected, dict) and isinstance(actual, dict):
            for key in expected.keys() & actual.keys():
                self.capture(expected[key], actual[key])
        elif isinstance(expected, list) and isinstance(actual, list):
            for one, other in zip(expected, actual, strict=False):
                self.capture(one, other)
        elif isinstance(expected, str) and (match := PLACEHOLDER.fullmatch(expected)):
            name, kind = match.groups()
            if name and kind and self._fits(kind, actual):
                self[name] = actual

    def resolve(self, expected: Any, actual: Any) -> Any:
        """The expected value with what was met where only a kind is asked for."""
        if isinstance(expected, dict):
            other = actual if isinstance(actual, dict) else {}
            return {key: self.resolve(value, other.get(key)) for key, value in expected.items()}
        if isinstance(expected, list):
            other = actual if isinstance(actual, list) else []
            pairs = zip(expected, other + [None] * len(expected), strict=False)
            return [self.resolve(one, two) for one, two in pairs]
        if isinstance(expected, str) and (match := PLACEHOLDER.fullmatch(expected)) and match[2]:
            return actual if self._fits(match[2], actual) else expected
        return self.fill(expected)

    def _fits(self, kind: str, actual: Any) -> bool:
        if kind == "any":
            return True
        wants_number = kind == "int"
        if isinstance(actual, bool) or isinstance(actual, int) != wants_number:
            return False
        return re.fullmatch(self.kinds[kind], str(actual)) is not None

    def differences(self, what: str, expected: str, actual: str) -> list[str]:
        pattern, end = "", 0
        names = []
        for match in PLACEHOLDER.finditer(expected):
            name, kind = match.groups()
            pattern += re.escape(expected[end : match.start()])
            pattern += f"({self.kinds[kind]})" if kind else re.escape(str(self._value(name)))
            names += [name] if kind else []
            end = match.end()
        pattern += re.escape(expected[end:])
        found = re.fullmatch(pattern, actual)
        if not found:
            shown = self.fill(expected) if not names else expected
            return [f"{what} expected {shown}", f"{' ' * len(what)}      got {actual[:2000]}"]
        named = [group for group in found.groups() if group is not None]
        self |= {name: value for name, value in zip(names, named, strict=False) if name}
        return []
