"""pytest's way into the runner: one test for each case against --address."""

import pytest
from runner import Credentials, Outcome, Runner
from table import Table

CASES = [(group["group"], case["case"]) for group in Table().groups for case in group["cases"]]
CASES.append(("documents", "OpenAPI is valid and lists every operation"))


@pytest.fixture(scope="session")
def outcomes(request: pytest.FixtureRequest) -> dict[tuple[str, str], Outcome]:
    option = request.config.getoption
    if not option("--address"):
        pytest.skip("no --address given")
    member = Credentials.parse(option("--member")) if option("--member") else None
    runner = Runner(option("--address"), Credentials.parse(option("--admin")), member, option("--session"))
    return {(outcome.group, outcome.case): outcome for outcome in runner.run()}


@pytest.mark.parametrize(("group", "case"), CASES)
def test_case(outcomes: dict[tuple[str, str], Outcome], group: str, case: str) -> None:
    outcome = outcomes[group, case]
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert not outcome.differences, outcome.report()
