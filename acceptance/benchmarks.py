"""The table that `make bench` prints."""

import re

from repository import Repository

HALVES = {"django": ["Django"], "fastapi": ["FastAPI"], "hybrid": ["Django", "FastAPI"]}
USUAL = {"Django": "DRF, default serializers", "FastAPI": "FastAPI, ORM and response_model"}
GATHER = {
    "Django": ["Django, one after the other", "Django, in threads"],
    "FastAPI": ["FastAPI, gathered"],
}


def table(output: str) -> list[dict[str, str]]:
    """The lines of the first table, each by its heads."""
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in output.splitlines()
        if line.startswith("|")
    ]
    heads = lines[0]
    rows = [line for line in lines[2:] if len(line) == len(heads)]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def hold_table(repository: Repository, *, filtered: bool = True, sqlite: bool = False) -> None:
    """Look at every line of a short run; how fast anything was is no test's matter."""
    lines = table(repository.make("bench", SECONDS="0.3"))
    halves = HALVES[repository.architecture]
    compared = [who for half in halves for who in (USUAL[half], half)]
    expected = [("plain JSON", who) for who in halves]
    for request in ("one row", "list of 50", "filtered list" if filtered else ""):
        expected += [(request, who) for who in compared if request]
    expected += [("insert", who) for who in halves]
    expected += [("three calls of 200 ms", who) for half in halves for who in GATHER[half]]
    assert [(line["request"], line["answered by"]) for line in lines] == expected
    for line in lines:
        numbers = [line[head] for head in ("requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms")]
        assert all(re.fullmatch(r"[\d,]+(\.\d+)?", number) for number in numbers), line
        assert 0 < float(line["p50 ms"]) <= float(line["p95 ms"]) <= float(line["p99 ms"]), line
        assert ("PostgreSQL's CPU ms" in line) is not sqlite
    slow = next(line for line in lines if line["request"] == "three calls of 200 ms")
    assert float(slow["p50 ms"]) >= (600 if "Django" in halves else 200)
