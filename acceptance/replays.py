"""The same requests to one rendering of a profile after another: their answers are equal, to the byte.

python replays.py SEED PROFILE DIRECTORY... runs repositories of the profile; what the first answers is right.
The requests are made of the profile alone: rows, values that engines read differently, wrong bodies, queries,
files, headers, callers. Of an answer everything counts but ids, what is made from them, times, and the places
of files.
"""

import hashlib
import json
import re
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import yaml
from table import Number, compact

from armature import ROOT
from contracts import as_another_program
from replay_requests import API, Request, Requests
from replay_values import Kind, kinds
from repository import Repository, Running

REQUESTS = 700
# Left out: what differs from request to request, and what frameworks add of their own.
NOT_COMPARED = (
    "connection",
    "content-length",
    "cross-origin-opener-policy",
    "date",
    "server",
    "transfer-encoding",
    "vary",
    "x-request-id",
)


class Player:
    """Sends requests to what runs, and says what was answered in words that any rendering would use."""

    def __init__(self, running: Running, found: dict[str, Kind]) -> None:
        self.kinds = found
        self.keys: dict[str, Any] = {}
        self.names: dict[tuple[str, Any], str] = {}
        self.client = httpx.Client(
            base_url=running.address, timeout=60, headers={"Accept-Encoding": "identity"}
        )
        self.client.event_hooks["request"].append(as_another_program)
        self.logins, self.tokens, self.signed_in = running.logins, dict[str, str](), 0.0
        for caller in self.logins:
            headers = {"Authorization": f"Bearer {self.token(caller)}"}
            self.learn(
                "User", f"user {caller}", self.client.get(f"{API}/auth/me", headers=headers).json()["id"]
            )

    def token(self, caller: str) -> str:
        if time.monotonic() - self.signed_in > 300:
            for name, (login, password) in self.logins.items():
                answer = self.client.post(f"{API}/auth/login", json={"username": login, "password": password})
                self.tokens[name] = answer.json()["access_token"]
            self.signed_in = time.monotonic()
        return self.tokens[caller]

    def learn(self, kind: str, name: str, key: Any) -> None:
        self.keys[name], self.names[kind, key] = key, name

    def fill(self, text: str, *, quoted: bool) -> str:
        """Put the keys in; a row that this rendering has not made has none."""

        def key(found: re.Match[str]) -> str:
            value = self.keys.get(found[1], "?")
            return json.dumps(value) if quoted else str(value)

        return re.sub("«(.*?)»", key, text)

    def play(self, request: Request) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        if request.caller != "nobody":
            headers["Authorization"] = f"Bearer {self.token(request.caller)}"
        content = request.body
        if isinstance(content, str):
            content = self.fill(content, quoted=True).encode("utf-8", "surrogatepass")
        if content is not None:
            headers["Content-Type"] = "application/json"
        if request.part:
            name, file, data = request.part
            named = "" if file is None else f'; filename="{file}"'
            start = f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
            content = start.encode() + data + b"\r\n--b--\r\n"
            headers["Content-Type"] = "multipart/form-data; boundary=b"
        address = self.fill(request.path, quoted=False)
        answer = self.client.request(
            request.method, address, content=content, headers={**headers, **request.headers}
        )
        if request.makes and request.kind and answer.status_code == 201:
            self.learn(request.kind.name, request.makes, answer.json()["id"])
        return self.told(request, answer)

    def told(self, request: Request, answer: httpx.Response) -> dict[str, Any]:
        headers = {name: value for name, value in answer.headers.items() if name not in NOT_COMPARED}
        if "etag" in headers and request.method != "HEAD" and answer.status_code in (200, 201):
            row = headers["content-type"] == "application/json"
            tag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
            headers["etag"] = "of the body" if headers["etag"] == tag else "wrong" if row else "of the file"
        elif "etag" in headers:
            headers["etag"] = "some"
        if "location" in headers and answer.status_code == 201:
            headers["location"] = headers["location"].replace(str(answer.json()["id"]), "KEY")
        elif "location" in headers:
            address = self.fill(request.path, quoted=False)
            headers["location"] = headers["location"].replace(
                address.partition("?")[0].rstrip("/"), "ADDRESS"
            )
        if "content-disposition" in headers:
            headers["content-disposition"] = re.sub(r"[\w-]{20,}", "NAME", headers["content-disposition"])
        text = answer.content.decode("utf-8", "backslashreplace")
        if headers.get("content-type") in ("application/json", "application/problem+json") and text:
            read = json.loads(text, parse_float=Number.read)
            text = (
                compact(self.named(read, request.kind)) if compact(read) == text else f"not compact: {text}"
            )
        return {"status": answer.status_code, "headers": headers, "body": text}

    def named(self, read: Any, kind: Kind | None) -> Any:
        """JSON with names in the place of keys, times and files."""
        if kind and isinstance(read, dict) and "items" in read and "next" in read:
            rows = [self.named(row, kind) for row in read["items"]]
            # Keys that are drawn decide on the order of what is equal otherwise.
            return {**read, "items": sorted(rows, key=compact), "next": read["next"] is not None}
        if kind and isinstance(read, dict) and "id" in read:
            if (kind.name, read["id"]) not in self.names:
                # A tenant, which the demo has made.
                return "unknown"
            return {name: self.value(kind, name, value) for name, value in read.items()}
        return read

    def value(self, kind: Kind, name: str, value: Any) -> Any:
        column = kind.columns.get(name)
        if name == "id":
            return self.names[kind.name, value]
        if column and column.target and isinstance(value, list):
            return sorted(self.names.get((column.target, one), "unknown") for one in value)
        if column and column.target and value is not None:
            return self.names.get((column.target, value), "unknown")
        if column and column.file:
            return re.sub(r"[\w-]{20,}", "NAME", value or "")
        times = column.type == "datetime" if column else name in ("created_at", "updated_at")
        if times and value and value.startswith("20"):
            age = datetime.now(UTC) - datetime.fromisoformat(value)
            return "now" if abs(age.total_seconds()) < 3600 else value
        # The tenant, which no field declares.
        return value if column or name in ("created_at", "updated_at") else "tenant"


class Replay:
    """What the first rendering was asked and answered, to hold the others to."""

    def __init__(self, profile: dict[str, Any], number: int, seed: int) -> None:
        self.profile, self.number, self.seed = profile, number, seed
        self.heard: list[tuple[Request, dict[str, Any]]] = []

    def faults(self, repository: Repository, running: Running) -> list[str]:
        clear(repository, self.profile)
        clear_users(repository, self.profile)
        found = kinds(self.profile)
        player = Player(running, found)
        if not self.heard:
            return self.first(player, list(running.logins))
        faults = []
        for request, expected in self.heard:
            got = player.play(request)
            if got != expected:
                wrong = [part for part in expected if expected[part] != got[part]]
                faults.append(
                    "\n".join(
                        [
                            str(request),
                            *(f"    {part}: {expected[part]}\n    got: {got[part]}" for part in wrong),
                        ]
                    )
                )
        print(f"{len(self.heard)} requests, {len(faults)} answered differently")
        return faults

    def first(self, player: Player, people: list[str]) -> list[str]:
        requests = Requests(self.profile, people, self.seed)
        statuses: dict[int, int] = {}
        faults = []
        for request in requests.all(self.number):
            told = player.play(request)
            self.heard.append((request, told))
            statuses[told["status"]] = statuses.get(told["status"], 0) + 1
            if request.makes and request.kind and told["status"] == 201:
                requests.kinds[request.kind.name].rows.append(request.makes)
            if told["status"] >= 500 or told["headers"].get("etag") == "wrong":
                faults.append(f"{request}: {told}")
        print(f"seed {self.seed}: {len(self.heard)} requests, {dict(sorted(statuses.items()))}")
        assert {200, 201, 404, 422} <= statuses.keys(), statuses
        return faults


@cache
def replayed(name: str, seed: int) -> Replay:
    """The replay of a hand-written profile; its renderings come one after the other."""
    profile = yaml.safe_load((ROOT / "acceptance" / f"{name}.yaml").read_text("utf-8"))
    return Replay(profile, REQUESTS, seed)


def sql_of_all(repository: Repository, statements: str) -> None:
    """Run statements on the rows of all tenants, whole or not at all."""
    repository.sql(f"BEGIN; SET LOCAL app.tenant = '*'; {statements}; COMMIT")


def clear_users(repository: Repository, profile: dict[str, Any]) -> None:
    """Take away what users say of themselves: tests before have changed it, and the demo draws it."""
    asked = (
        "SELECT column_name, is_nullable, data_type FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name = 'accounts_user'"
    )
    declared = {"first_name", "last_name", *profile.get("user", {}).get("fields", {})}
    changes = []
    for name, nullable, kind in (line.split("|") for line in repository.sql(asked).splitlines()):
        if name in declared and (nullable == "YES" or kind in ("character varying", "text")):
            changes.append(f'"{name}" = {"NULL" if nullable == "YES" else repr("")}')
    sql_of_all(repository, f"UPDATE accounts_user SET {', '.join(changes)}")


def clear(repository: Repository, profile: dict[str, Any]) -> None:
    """Take the demo's rows away, all but tenants; what refers to what does not matter."""
    tenant = profile.get("tenancy", {}).get("by", "")
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    apps = tuple(f"{app}_" for app in profile["domain"])
    left = [name for name in repository.sql(asked).split() if name.startswith(apps)]
    tenants = [name for name in left if tenant and name.endswith(f"_{tenant.lower()}")]
    for name in tenants:
        columns = (
            "SELECT column_name FROM information_schema.columns WHERE is_nullable = 'YES' AND table_name = "
        )
        for column in repository.sql(f"{columns}'{name}'").split():
            sql_of_all(repository, f'UPDATE "{name}" SET "{column}" = NULL')
    left = [name for name in left if name not in tenants]
    # All at once, since they may refer to each other; references that hold a tenant are looked at right away.
    steps = [left, *([name] for _ in left for name in left)]
    for names in steps:
        with suppress(AssertionError):
            deleting = "; ".join(f'DELETE FROM "{name}"' for name in names)
            sql_of_all(repository, deleting)
            if names is left:
                break


if __name__ == "__main__":
    document = yaml.safe_load(Path(sys.argv[2]).read_text("utf-8"))
    replay, failed = Replay(document, 1000, int(sys.argv[1])), []
    for place in map(Path, sys.argv[3:]):
        repository = Repository(place.resolve(), "")
        with repository.running() as running:
            failed += [f"{place}: {fault}" for fault in replay.faults(repository, running)]
    print("\n".join(failed))
    raise SystemExit(1 if failed else 0)
