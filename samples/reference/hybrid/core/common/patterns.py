"""Texts that match a pattern."""

import random
from importlib import import_module
from typing import Any

# Python's own reader of patterns, which its type stubs leave out.
code: Any = import_module("re._constants")
reader: Any = import_module("re._parser")

PRINTABLE = [chr(number) for number in range(33, 127)]
# What is left where a pattern excludes all of those.
OTHERS = ["\u00e9", "\u03b1", "\u0436", "\u4e00", "\U0001f600"]
CATEGORIES = {
    code.CATEGORY_DIGIT: "0123456789",
    code.CATEGORY_WORD: "abcdefghijklmnopqrstuvwxyz0123456789_",
    code.CATEGORY_SPACE: " ",
}
MORE = 6
# So many letters of a range are enough.
WIDEST = 1000


def matching(pattern: str, chooser: random.Random, shortest: int, longest: int) -> str:
    """A text of the pattern, as long as it must be if the pattern allows that."""
    tree = reader.parse(pattern)
    # A long one first: of short ones there are too few where each row needs its own.
    extras = [MORE, *range(MORE), shortest, *range(longest)]
    texts = (write(tree, chooser, extra) for extra in extras)
    fitting = (text for text in texts if shortest <= len(text) <= longest)
    return next(fitting, "")


def write(tree: Any, chooser: random.Random, extra: int) -> str:
    return "".join(part(name, argument, chooser, extra) for name, argument in tree)


def part(name: Any, argument: Any, chooser: random.Random, extra: int) -> str:
    if name is code.LITERAL:
        return chr(argument)
    if name is code.NOT_LITERAL:
        return chooser.choice([letter for letter in PRINTABLE if letter != chr(argument)])
    if name is code.ANY:
        return chooser.choice(PRINTABLE)
    if name is code.IN:
        return chooser.choice(letters(argument))
    if name is code.BRANCH:
        return write(chooser.choice(argument[1]), chooser, extra)
    if name is code.SUBPATTERN:
        return write(argument[3], chooser, extra)
    if name in {code.MAX_REPEAT, code.MIN_REPEAT}:
        least, most, inner = argument
        times = min(int(most), int(least) + chooser.randint(0, extra))
        return "".join(write(inner, chooser, extra) for _ in range(times))
    return ""


def letters(items: Any) -> list[str]:
    """What a character class allows."""
    allowed: set[str] = set()
    negated = False
    for name, argument in items:
        if name is code.NEGATE:
            negated = True
        elif name is code.LITERAL:
            allowed.add(chr(argument))
        elif name is code.RANGE:
            first, last = argument
            allowed.update(chr(number) for number in range(first, min(last, first + WIDEST) + 1))
        elif argument in CATEGORIES:
            allowed.update(CATEGORIES[argument])
        else:
            allowed.update("-")
    if negated:
        return sorted(set(PRINTABLE) - allowed) or sorted(set(OTHERS) - allowed)
    return sorted(allowed)
