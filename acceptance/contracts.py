"""Runs the contract against a repository's running processes."""

import secrets
import subprocess
from pathlib import Path
from typing import Any

import httpx
from runner import Credentials, Runner
from table import Table

from repository import Repository, Running


def hold(profile: str, repository: Repository, running: Running, *, sqlite: bool = False) -> None:
    """Every case of the profile's table."""
    users = {role: Credentials(*login) for role, login in running.logins.items()}
    session = repository.architecture != "fastapi"
    mail = repository.path / ".run" / "mail"
    runner = Runner(running.address, users.pop("admin"), users, session, Table(profile), mail, sqlite)
    # A balancer that splits by weight takes each request for another client's: both halves answer.
    runner.client.event_hooks["request"].append(as_another_program)
    outcomes = runner.run()
    failed = [outcome.report() for outcome in outcomes if outcome.differences]
    skipped = {outcome.skipped for outcome in outcomes if outcome.skipped}
    print(f"{len(outcomes)} cases, {len(failed)} different, skipped: {sorted(skipped)}")
    assert skipped <= {"no sign-in page"} | ({"SQLite cannot hold it"} if sqlite else set())
    assert not failed, f"{len(failed)} of {len(outcomes)} cases\n\n" + "\n\n".join(failed[:25])


def call_typed(repository: Repository, running: Running) -> None:
    """The typed client that the repository makes of its document reads and changes what runs."""
    repository.make("client")
    script = Path(__file__).parent / "clients.py"
    options = [repository.path / ".run" / "client", running.address, *running.logins["admin"]]
    done = subprocess.run([repository.python, script, *options], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def as_another_program(request: httpx.Request) -> None:
    request.headers["User-Agent"] = f"contract-{secrets.token_hex(4)}"


def disagreements(running: Running, routes: dict[str, Any]) -> list[str]:
    """Where the processes of a hybrid, asked past the balancer, do not give the same to everybody."""
    found = []
    for role, login in [*running.logins.items(), ("nobody", None)]:
        with httpx.Client(timeout=60) as client:
            if login:
                url = f"{running.address}/api/v1/auth/login"
                answer = client.post(url, json={"username": login[0], "password": login[1]})
                client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
            for route in routes:
                found += [f"{role}: {line}" for line in pages_apart(client, running, route)]
                found += [f"{role}: {line}" for line in refusals_apart(client, running, route)]
    return found


def pages_apart(client: httpx.Client, running: Running, route: str) -> list[str]:
    """A list that the processes do not give to the byte."""
    cursor: str | None = ""
    while cursor is not None:
        query = f"/api/v1/{route}?limit=20&count=true{f'&cursor={cursor}' if cursor else ''}"
        answers = {name: client.get(f"{at}{query}") for name, at in running.processes.items()}
        if len({answer.text for answer in answers.values()}) > 1:
            return [f"{name} {query}: {answer.text[:3000]}" for name, answer in answers.items()]
        first = next(iter(answers.values()))
        cursor = first.json().get("next") if first.status_code == 200 else None
    return []


def refusals_apart(client: httpx.Client, running: Running, route: str) -> list[str]:
    """A request that changes nothing, and that the processes refuse for other reasons."""
    found = []
    for method, path in (("POST", route), ("PATCH", f"{route}/x"), ("DELETE", f"{route}/x")):
        body = {"no_such_field": 1} if method != "DELETE" else None
        answers = {
            name: client.request(method, f"{at}/api/v1/{path}", json=body)
            for name, at in running.processes.items()
        }
        if len({(answer.status_code, answer.text) for answer in answers.values()}) > 1:
            found += [f"{name} {method} {path}: {answer.text[:500]}" for name, answer in answers.items()]
    return found
