"""Schemathesis on a running API: every check, and tests that go on with what an earlier answer gave."""

import subprocess
from pathlib import Path

import httpx

from armature import environment
from repository import Repository, Running

# What the document allows and no schema can say: references, unique values, tokens.
REFUSED = "400, 401, 403, 404, 406, 409, 413, 415, 422"
SETTINGS = f"""\
suppress-health-check = ["too_slow"]
continue-on-failure = true
generation = {{deterministic = true, no-shrink = true, max-examples = 5}}
checks.positive_data_acceptance.expected-statuses = ["2xx", 304, 412, {REFUSED}]
checks.negative_data_rejection.expected-statuses = [405, {REFUSED}]
"""
# They would end the login that the rest is sent with.
LEFT_OUT = "^/api/v1/auth/(logout|password/change)$"


def fuzz(repository: Repository, running: Running) -> None:
    """The coverage phase is a part of the repository's own tests, where it takes seconds."""
    settings = repository.path / ".run" / "schemathesis.toml"
    settings.write_text(SETTINGS, "utf-8")
    login, password = running.logins["admin"]
    credentials = {"username": login, "password": password}
    answer = httpx.post(f"{running.address}/api/v1/auth/login", json=credentials, timeout=60)
    token = answer.json()["access_token"]
    command: list[str | Path] = [repository.python.parent / "schemathesis", "--config-file", settings, "run"]
    command += [f"{running.address}/api/v1/openapi.json", "--checks", "all", "--phases", "fuzzing,stateful"]
    command += ["--header", f"Authorization: Bearer {token}", "--exclude-path-regex", LEFT_OUT]
    done = subprocess.run(
        command, cwd=settings.parent, env=environment(), capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-8000:]
    for word in ("Stateful", "passed"):
        assert word in done.stdout, done.stdout[-3000:]
