"""Texts that are made for a pattern match it."""

import random
import re

import pytest

from common.patterns import matching


@pytest.mark.parametrize(
    "pattern",
    [
        "[A-Z]{2}-[0-9]+",
        r"(\d{4}|\w+)\s?x",
        r"[^\d]{2}[^!-~]?.",
        "[\u0430-\u044f]{2,9}",
        "[\U0001f600-\U0001f60e]+",
    ],
)
def test_a_text_matches(pattern: str) -> None:
    chooser = random.Random(1)  # noqa: S311
    for _ in range(20):
        assert re.fullmatch(pattern, matching(pattern, chooser, 1, 9))


def test_a_length_that_no_text_has() -> None:
    assert matching("[^a]", random.Random(1), 2, 9) == ""  # noqa: S311
