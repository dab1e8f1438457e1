"""Requests made of a profile alone: rows, values that engines read differently, bodies, queries, files."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote

from replay_values import ASKED, ODD, Kind, Values, kinds

API = "/api/v1"
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
