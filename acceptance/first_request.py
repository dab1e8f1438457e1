"""The README's first request, in a shell as it stands there."""

import json
import re
import subprocess

from repository import Repository, Running


def hold_first_request(repository: Repository, running: Running) -> None:
    """With the password of the demo it gives rows, or who is signed in where there are no lists."""
    readme = (repository.path / "README.md").read_text("utf-8")
    (commands,) = re.findall(r"(?ms)^```sh\n(TOKEN=.*?)^```$", readme)
    login, password = running.logins["admin"]
    assert commands.count(f'"{login}"') == commands.count('"PASSWORD"') == 1
    assert commands.count("http://127.0.0.1:8000/") == 2
    commands = commands.replace("PASSWORD", password)
    commands = commands.replace("http://127.0.0.1:8000/", f"{running.address}/")
    done = subprocess.run(["sh", "-euc", commands], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    if commands.rstrip().endswith("/auth/me"):
        assert answer["email"] == "admin@example.org"
    else:
        assert answer["items"], answer
