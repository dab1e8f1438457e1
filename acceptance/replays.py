"""The same requests to one rendering of a profile after another: their answers are equal, to the byte.

python replays.py PROFILE DIRECTORY... runs repositories of the profile; what the first one answers is right.
The requests are made of the profile alone: rows, values that engines read differently, wrong bodies, queries,
files, headers, callers. Of an answer everything counts but ids, what is made from them, times, and the places
of files.
"""

import base64
import hashlib
import json
import re
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import httpx
import yaml
from table import Number, compact

from armature import ROOT
from contracts import as_another_program
from replay_values import ASKED, ODD, Kind, Values, kinds
from repository import Repository, Running

API = "/api/v1"
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
PNG = b"\x89PNG\r\n\x1a\n and more"
CONTENTS = [
    PNG,
    PNG,
    b"",
    b"hello",
    b"GIF89a" + b"\0" * 20,
    PNG[:7],
    b"\xff\xd8\xff\xe0" + b"\0" * 30,
    b"<svg/>",
]
FILE_NAMES = [
    "a.png",
    "b.PDF",
    "../../etc/passwd",
    "ü.txt",
    "x",
    "",
    "a" * 300 + ".png",
    None,
    ".htaccess",
    "c:\\x.png",
]
ACCEPTED = ["text/html", "*/*;q=0", "application/json;q=0.1", "application/*", "", "application/problem+json"]
AUTHORIZED = ["Bearer x", "Basic eDp5", "Bearer", "bearer x", "Bearer  a b", ""]
MEDIA = [
    "application/merge-patch+json",
    "text/plain",
    "application/json; charset=latin-1",
    "application/JSON",
    "",
    "x",
]
TAGS = ["*", '"x"', "", 'W/"x"', '"a", "b"']
BODIES: list[str | bytes] = [
    *["", "{", "[]", "null", "1", '"x"', "{}{}", '{"a":NaN}', "{'a':1}", '{"a":1,}', "[" * 3000, "{}\0"],
    *[b"\xff\xfe{}", b"\xef\xbb\xbf{}", b'{"a":"\xc3\x28"}', '{"a":"\t"}', '{"a":' + "1" * 5000 + "}"],
]
NOWHERE = [
    "0",
    "99999999",
    "x",
    "1.0",
    "01",
    "-1",
    "9223372036854775808",
    "00000000-0000-0000-0000-00000000000a",
]
QUERIES = [
    *[
        "limit=1&limit=2",
        "cursor=x",
        "order=&order=",
        "a%zz=1",
        "%00=1",
        "limit",
        "&&&",
        "limit=1;count=true",
        "=1",
    ],
    *[
        "search=%C3%28",
        "x[]=1",
        "limit=%31%30%30",
        "search=a+b",
        "count=TRUE",
        "order=id",
        "cursor=",
        "cursor=bnVsbA",
        "limit=101",
    ],
    *(
        f"cursor={base64.urlsafe_b64encode(text).decode().rstrip('=')}"
        for text in (b'[1,"",[],"1"]', b'[2,"",[],"1"]', b'[1,"",[],1]', b'[1,"",["x"],"1"]')
    ),
]


@dataclass(frozen=True)
class Request:
    """«NAME» in an address or a body stands for the key of a row or user."""

    method: str
    path: str
    caller: str
    kind: Kind | None = None
    body: str | bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    part: tuple[str, str | None, bytes] | None = None
    # What the row is called that it makes.
    makes: str = ""

    def __str__(self) -> str:
        sent = self.body if self.body is not None else self.part or ""
        return f"{self.caller}: {self.method} {self.path[:200]} {str(sent)[:300]} {self.headers or ''}"


class Requests:
    """Makes requests; rows are known from what the first rendering answers."""

    def __init__(self, profile: dict[str, Any], people: list[str], seed: int) -> None:
        self.random = Random(seed)
        self.kinds = kinds(profile)
        self.people = [*people, "nobody"]
        self.makers = ["tenant-1", "tenant-1", "admin"] if "tenant-1" in people else ["admin"]
        self.values = Values(self.kinds, people, self.random)

    def all(self, number: int) -> Iterator[Request]:
        for _ in range(5):
            for kind in self.kinds.values():
                yield self.create(kind, self.random.choice(self.makers), odd=0)
        odd = [self.odd_value, self.odd_query]
        usual = [
            self.mixed,
            self.change,
            self.change,
            self.delete,
            self.get,
            self.list,
            self.act,
            self.file,
            self.strange,
        ]
        for turn in range(number):
            kind = self.random.choice(list(self.kinds.values()))
            yield from self.random.choice(odd if turn % 2 else usual)(kind)

    def caller(self) -> str:
        return "admin" if self.random.random() < 0.7 else self.random.choice(self.people)

    def row(self, kind: Kind) -> str:
        known = kind.rows and self.random.random() < 0.93
        return f"{kind.path}/" + (
            f"«{self.random.choice(kind.rows)}»" if known else self.random.choice(NOWHERE)
        )

    def headers(self, *names: str) -> dict[str, str]:
        choices = {"Accept": ACCEPTED, "Authorization": AUTHORIZED, "If-Match": TAGS, "If-None-Match": TAGS}
        choices |= {"Content-Type": MEDIA}
        return {name: self.random.choice(choices[name]) for name in names if self.random.random() < 0.07}

    def object(self, kind: Kind, chance: float, odd: int) -> str:
        """A row in JSON; some members are odd."""
        columns = [one for one in kind.writable if not one.missing or self.random.random() < chance]
        members = [(one.name, self.values.of(one)) for one in columns]
        for _ in range(odd):
            what = self.random.random()
            if what < 0.6 and members:
                at = self.random.randrange(len(members))
                members[at] = (members[at][0], self.random.choice(ODD))
            elif what < 0.8:
                name = self.random.choice(["foo", "id", "created_at", "é", "", *kind.columns])
                members.insert(self.random.randrange(len(members) + 1), (name, self.random.choice(ODD)))
            elif members:
                members.pop(self.random.randrange(len(members)))
        return "{" + ",".join(f"{json.dumps(name)}:{value}" for name, value in members) + "}"

    def create(self, kind: Kind, caller: str, odd: int) -> Request:
        body = self.object(kind, 0.6, odd)
        headers = self.headers("Accept", "Content-Type") if odd else {}
        return Request("POST", kind.path, caller, kind, body, headers, makes=f"row {self.values.next()}")

    def mixed(self, kind: Kind) -> Iterator[Request]:
        yield self.create(kind, self.caller(), self.random.choice((0, 0, 1, 2, 3)))

    def change(self, kind: Kind) -> Iterator[Request]:
        put = self.random.random() < 0.5
        body = self.object(kind, 0.8 if put else 0.2, self.random.choice((0, 0, 0, 1)))
        headers = self.headers("Accept", "Authorization", "Content-Type", "If-Match")
        yield Request("PUT" if put else "PATCH", self.row(kind), self.caller(), kind, body, headers)

    def delete(self, kind: Kind) -> Iterator[Request]:
        if self.random.random() < 0.4:
            body = self.random.choice([None, None, "x"])
            yield Request(
                "DELETE", self.row(kind), self.caller(), kind, body, self.headers("Accept", "If-Match")
            )

    def get(self, kind: Kind) -> Iterator[Request]:
        headers = self.headers("Accept", "Authorization", "If-None-Match")
        yield Request(
            self.random.choice(("GET", "HEAD")), self.row(kind), self.caller(), kind, headers=headers
        )

    def list(self, kind: Kind) -> Iterator[Request]:
        query = [self.parameter(kind) for _ in range(self.random.randrange(4))]
        address = f"{kind.path}{'?' if query else ''}{'&'.join(query)}"
        yield Request("GET", address, self.caller(), kind, headers=self.headers("Accept", "Authorization"))

    def parameter(self, kind: Kind) -> str:
        what = self.random.random()
        if what < 0.5 and (names := kind.api.get("filter")):
            column = kind.columns[self.random.choice(names)]
            value = self.values.key(column.target) if column.target else self.values.of(column)
            value = value.strip('"') if "«" in value else quote(value.strip('"'))
            lookup = self.random.choice(("", "", "__in", "__gte", "__lte", "__isnull"))
            return f"{column.name}{lookup}={'true' if lookup == '__isnull' else value}"
        if what < 0.7 and (names := kind.api.get("order")):
            some = self.random.sample(names, self.random.randrange(1, len(names) + 1))
            return "order=" + ",".join(self.random.choice(("", "-")) + name for name in some)
        searched = self.random.choice(["a", "É", "é", "ß", "%", "_", "\\", "same", '"', "AA", "ss", "İ", "ı"])
        # Which rows are on a short page depends on keys that are drawn.
        limit = "limit=100" if kind.uuid else "limit=2"
        return self.random.choice((f"search={quote(searched)}", limit, "count=true"))

    def act(self, kind: Kind) -> Iterator[Request]:
        if kind.actions:
            address = f"{self.row(kind)}/{self.random.choice(kind.actions).replace('_', '-')}"
            headers = self.headers("Accept", "If-Match")
            yield Request(
                "POST", address, self.caller(), kind, self.random.choice((None, "{}", "x")), headers
            )

    def file(self, kind: Kind) -> Iterator[Request]:
        if files := [one.name for one in kind.columns.values() if one.file]:
            address = f"{self.row(kind)}/{self.random.choice(files).replace('_', '-')}"
            method = self.random.choice(("PUT", "PUT", "PUT", "GET", "HEAD", "DELETE", "PATCH"))
            name = self.random.choice(("file", "file", "file", "other"))
            part = (name, self.random.choice(FILE_NAMES), self.random.choice(CONTENTS))
            headers = self.headers("Accept", "If-Match")
            yield Request(
                method, address, self.caller(), kind, headers=headers, part=part if method == "PUT" else None
            )

    def strange(self, kind: Kind) -> Iterator[Request]:
        pick, caller = self.random.choice, self.caller()
        row = self.row(kind)
        near = [f"{kind.path}/", f"{row}/", f"{row}/x", f"{kind.path}x", f"{kind.path}//", kind.path.upper()]
        far = [
            "/api/v1",
            "/api/v1/",
            "/api",
            f"{API}/x",
            f"{API}/auth/",
            f"{API}/auth/x",
            "/health/live/",
            "/api/v2/x",
        ]
        methods = ("GET", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "HEAD")
        yield Request(pick(methods), pick(near + far), caller, kind)
        yield Request(pick(("PUT", "PATCH", "DELETE", "OPTIONS")), kind.path, caller, kind)
        yield Request("POST", kind.path, caller, kind, pick(BODIES), self.headers("Content-Type"))
        yield Request("GET", f"{kind.path}?{pick(QUERIES)}", caller, kind)
        yield Request(
            "PATCH",
            f"{API}/auth/me",
            caller,
            None,
            f'{{"{pick(("first_name", "email", "id"))}":{pick(ODD)}}}',
        )

    def odd_value(self, kind: Kind) -> Iterator[Request]:
        if kind.writable:
            body = f'{{"{self.random.choice(kind.writable).name}":{self.random.choice(ODD)}}}'
            yield Request("PATCH", self.row(kind), self.caller(), kind, body)

    def odd_query(self, kind: Kind) -> Iterator[Request]:
        lookups = ("", "__in", "__gte", "__lte", "__isnull")
        names = [name + self.random.choice(lookups) for name in kind.api.get("filter", [])]
        general = ["search", "order", "count", "cursor", "foo", *([] if kind.uuid else ["limit"])]
        name = self.random.choice(names + general)
        address = f"{kind.path}?{name}={quote(self.random.choice(ASKED))}"
        yield Request("GET", address, self.caller(), kind)


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
def replayed(name: str) -> Replay:
    """The replay of a hand-written profile; its renderings come one after the other."""
    profile = yaml.safe_load((ROOT / "acceptance" / f"{name}.yaml").read_text("utf-8"))
    return Replay(profile, REQUESTS, secrets.randbelow(2**32))


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
            repository.sql(
                f'BEGIN; SET LOCAL app.tenant = \'*\'; UPDATE "{name}" SET "{column}" = NULL; COMMIT'
            )
    left = [name for name in left if name not in tenants]
    # All at once, since they may refer to each other; references that hold a tenant are looked at right away.
    steps = [left, *([name] for _ in left for name in left)]
    for names in steps:
        with suppress(AssertionError):
            deleting = "; ".join(f'DELETE FROM "{name}"' for name in names)
            repository.sql(f"BEGIN; SET LOCAL app.tenant = '*'; {deleting}; COMMIT")
            if names is left:
                break


if __name__ == "__main__":
    document = yaml.safe_load(Path(sys.argv[1]).read_text("utf-8"))
    replay, failed = Replay(document, 1000, int(time.time())), []
    for place in map(Path, sys.argv[2:]):
        repository = Repository(place.resolve(), "")
        with repository.running() as running:
            failed += [f"{place}: {fault}" for fault in replay.faults(repository, running)]
    print("\n".join(failed))
    raise SystemExit(1 if failed else 0)
