"""The tables of `make bench`: what was measured, beside what the articles say."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmark_load import Measured, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The usual way to write what a half answers.
USUAL_WAYS = {
    "FastAPI": "FastAPI, ORM and response_model",
}
GATHERED = "FastAPI, gathered"
# What the articles say that set the two frameworks side by side.
ARTICLES = {
    ("plain JSON", "FastAPI"): "15,000 a second",
    ("one row", "FastAPI"): "8,000 a second",
    ("list of 50", "FastAPI"): "2 to 5 times DRF's",
    ("three calls of 200 ms", GATHERED): "200 ms",
}
HOW_TO_READ = """\
p50, p95 and p99 are what that share of the requests did not exceed. CPU ms is the processor time that
one request takes from the server's process: compare that, since requests a second depend on the
machine and on what else it does. Cheaper: how many times less of it than the first line of the same
request. The articles' figures come from other machines, so look at their ratios."""


@dataclass
class Line:
    """One address of one server."""

    who: str
    server: Server
    requests: Iterable[bytes]
    # How many there are for one turn; None: as many as it takes.
    most: int | None = None
    measured: Measured = field(default_factory=Measured)

    def load(self, seconds: float, stop: Callable[[], bool], most: int | None) -> Measured:
        return self.server.load(itertools.islice(self.requests, most), seconds, stop)


@dataclass
class Scenario:
    """One thing to ask, of everybody who can answer it."""

    name: str
    lines: list[Line]


@dataclass
class Plan:
    """What is asked, and what is worth saying of it."""

    scenarios: list[Scenario]
    notes: list[str] = field(default_factory=list)

    def leave_out(self, what: str, why: str) -> None:
        self.notes.append(f"Left out: {what}; {why}.")


@dataclass(frozen=True)
class Goal:
    """That a list takes so many times less of the processor than another way to write it."""

    words: str
    who: str
    other: str
    least: int


GOALS = [
    Goal("FastAPI's, beside ORM and response_model", "FastAPI", USUAL_WAYS["FastAPI"], 2),
]


def tables(plan: Plan) -> str:
    """Lay out all that was measured, in Markdown."""
    heads = ["request", "answered by", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms"]
    heads += ["PostgreSQL's CPU ms"]
    heads += ["cheaper", "in the articles"]
    parts = [table(heads, [row(each, line) for each in plan.scenarios for line in each.lines])]
    if goals := list(reached(plan.scenarios)):
        parts.append(table(["processor time of a list", "times less, at least", "here", ""], goals))
    return "\n\n".join([*parts, "\n".join(plan.notes), HOW_TO_READ])


def row(scenario: Scenario, line: Line) -> list[str]:
    measured, first = line.measured, scenario.lines[0].measured
    percentiles = (f"{measured.percentile(share):.1f}" for share in (0.5, 0.95, 0.99))
    cells = [scenario.name, line.who, f"{measured.rate:,.0f}", *percentiles, f"{measured.cost:.2f}"]
    cells += [f"{measured.database_cost:.2f}"]
    return [*cells, ratio(first.cost, measured.cost), ARTICLES.get((scenario.name, line.who), "")]


def ratio(of: float, to: float) -> str:
    """How often the second goes into the first; nothing where there was nothing to count."""
    return f"{of / to:.1f}" if of and to else ""


def reached(scenarios: Iterable[Scenario]) -> Iterator[list[str]]:
    """How often the time of a list goes into that of another way to write it."""
    lines = [line for each in scenarios if each.name == "list of 50" for line in each.lines]
    # No time where the system does not tell it.
    costs = {line.who: line.measured.cost for line in lines if line.measured.cost}
    for goal in GOALS:
        if goal.who in costs and goal.other in costs:
            here = round(costs[goal.other] / costs[goal.who], 2)
            verdict = "reached" if here >= goal.least else "missed"
            yield [goal.words, str(goal.least), f"{here:.2f}", verdict]


def table(heads: list[str], rows: Iterable[list[str]]) -> str:
    """Lay out a table, numbers on the right."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    numbers = [is_number(lines[1][column]) for column in range(len(heads))]
    under = [
        "-" * (width - 1) + ":" if number else "-" * width
        for width, number in zip(widths, numbers, strict=True)
    ]
    return "\n".join(
        "| "
        + " | ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, numbers, strict=True)
        )
        + " |"
        for line in (heads, under, *lines[1:])
    )


def is_number(cell: str) -> bool:
    return cell[:1].isdigit() and not cell[-1:].isalpha()
