"""pytest's way into the runner: one test for each case of --table against --address."""

import pytest
from runner import Credentials, Outcome, Runner
from table import Table


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        groups = Table(metafunc.config.getoption("--table")).groups
        cases = [(group["group"], case["case"]) for group in groups for case in group["cases"]]
        cases.append(("documents", "OpenAPI is valid and lists every operation"))
        metafunc.parametrize(("group", "case"), cases if metafunc.config.getoption("--address") else [])


@pytest.fixture(scope="session")
def outcomes(request: pytest.FixtureRequest) -> dict[tuple[str, str], Outcome]:
    option = request.config.getoption
    member = Credentials.parse(option("--member")) if option("--member") else None
    admin, table = Credentials.parse(option("--admin")), Table(option("--table"))
    others = {"member": member} if member else {}
    runner = Runner(option("--address"), admin, others, option("--session"), table)
    return {(outcome.group, outcome.case): outcome for outcome in runner.run()}


def test_case(outcomes: dict[tuple[str, str], Outcome], group: str, case: str) -> None:
    outcome = outcomes[group, case]
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert not outcome.differences, outcome.report()
