"""Runs the contract against a repository's running processes."""

from runner import Credentials, Runner
from table import Table

from repository import Repository, Running


def hold(profile: str, repository: Repository, running: Running) -> None:
    """Every case of the profile's table."""
    users = {role: Credentials(*login) for role, login in running.logins.items()}
    session = repository.architecture != "fastapi"
    outcomes = Runner(running.address, users["admin"], users.get("member"), session, Table(profile)).run()
    failed = [outcome.report() for outcome in outcomes if outcome.differences]
    skipped = {outcome.skipped for outcome in outcomes if outcome.skipped}
    print(f"{len(outcomes)} cases, {len(failed)} different, skipped: {sorted(skipped)}")
    assert not failed, f"{len(failed)} of {len(outcomes)} cases\n\n" + "\n\n".join(failed[:25])
