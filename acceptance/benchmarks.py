"""The table that `make bench` prints."""

import re

from repository import Repository

HALVES = {"django": ["Django"], "fastapi": ["FastAPI"], "hybrid": ["Django", "FastAPI"]}
USUAL = {"Django": "DRF, default serializers", "FastAPI": "FastAPI, ORM and response_model"}
GATHER = {
    "Django": ["Django, one after the other", "Django, in threads"],
    "FastAPI": ["FastAPI, gathered"],
}


# How many times cheaper a list is to be than another way to write it.
GOALS = {
    "django": {"Django's, beside DRF's default serializers": 2},
    "fastapi": {"FastAPI's, beside ORM and response_model": 2},
}
GOALS["hybrid"] = {
    **GOALS["django"],
    "FastAPI's, beside DRF's default serializers": 4,
    **GOALS["fastapi"],
}


def tables(output: str) -> list[list[dict[str, str]]]:
    """The lines of each table, by their heads."""
    found: list[list[list[str]]] = [[]]
    for line in output.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [[dict(zip(lines[0], line, strict=True)) for line in lines[2:]] for lines in found if lines]


def hold_tables(repository: Repository, *, filtered: bool = True, sqlite: bool = False) -> None:
    """Look at every line of a short run; how fast anything was is no test's matter."""
    output = repository.make("bench", SECONDS="0.3")
    lines, reached, *claimed = tables(output)
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
    goals = GOALS[repository.architecture]
    assert [line["processor time of a list"] for line in reached] == list(goals)
    for line, least in zip(reached, goals.values(), strict=True):
        assert line["times less, at least"] == str(least)
        assert (line[""] == "missed") is (float(line["here"]) < least), line
    assert len(claimed) == (repository.architecture == "hybrid")
    assert ("Left out: filtered list" in output) is not filtered
