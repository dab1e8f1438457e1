"""Runs the contract against a repository's running processes."""

from typing import Any

import httpx
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


def disagreements(running: Running, routes: dict[str, Any]) -> list[str]:
    """Where the processes of a hybrid, asked past the balancer, do not give the same."""
    login, password = running.logins["admin"]
    found = []
    with httpx.Client(timeout=60) as client:
        url = f"{running.address}/api/v1/auth/login"
        token = client.post(url, json={"username": login, "password": password}).json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        for route in routes:
            cursor: str | None = ""
            while cursor is not None:
                query = f"/api/v1/{route}?limit=20{f'&cursor={cursor}' if cursor else ''}"
                answers = {name: client.get(f"{at}{query}") for name, at in running.processes.items()}
                bodies = {answer.text for answer in answers.values()}
                if len(bodies) > 1:
                    found += [f"{name} {query}: {answer.text[:3000]}" for name, answer in answers.items()]
                first = next(iter(answers.values()))
                cursor = first.json().get("next") if len(bodies) == 1 else None
    return found
