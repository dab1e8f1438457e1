"""Pages of the library's lists while others add and delete rows: what stays is met once, and in order."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import httpx

from contracts import as_another_program

API = "/api/v1"
ROWS, LIMIT = 16, 5
# Equal ones, capitals, letters beyond ASCII and beyond the first plane, blanks, what SQL and JSON escape.
TEXTS = [
    "Aa",
    "Aa",
    "aa",
    "AA",
    "Éa",
    "éa",
    "ßa",
    "zz",
    "Zz",
    " a",
    "a ",
    '"\\',
    "%_",
    "\U0001f40d.",
    "a\u0301",
    "a\u00ad",
]
TITLES = list(dict.fromkeys(TEXTS))
YEARS = [None, None, -3000, -630, 0, 0, 2100]
PAGES = [None, None, 1, 12, 12, 9999]
PRICES = [None, None, "0", "0.01", "12.5", "12.50", "2", "99999.99"]
DAYS = ["0001-01-01", "2030-01-31", "2030-01-31", "2030-02-01", "9999-12-31"]
RETURNS = [None, None, "2000-01-01", "2030-01-31", "2030-01-31"]


@dataclass
class Listed:
    """A list: how a row of it is made, its orders with what their values are read as, and its own order."""

    path: str
    made: Callable[[int], dict[str, Any]]
    orders: dict[str, Callable[[Any], Any]]
    own: str = ""


class Paging:
    def __init__(self, address: str, login: str, password: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        answer = self.client.post(f"{API}/auth/login", json={"username": login, "password": password})
        self.client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        self.client.event_hooks["request"].append(as_another_program)
        seed = secrets.randbelow(2**32)
        print(f"seed {seed}")
        self.random = Random(seed)
        self.run = secrets.token_hex(4)
        self.books = [self._book(f"{self.run} {number}") for number in range(3)]
        self.copies = [
            self._created("holdings/copies", {"book": book, "number": 1_000_000}) for book in self.books
        ]
        self.author = self._created("holdings/authors", {"last_name": self.run})

    def _book(self, title: str) -> str:
        key: str = self._created("holdings/books", {"title": title})
        return key

    def _created(self, path: str, values: dict[str, Any]) -> Any:
        answer = self.client.post(f"{API}/{path}", json=values)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def lists(self) -> list[Listed]:
        one = self.random.choice
        return [
            Listed(
                "holdings/authors",
                lambda _: {"last_name": one(TEXTS), "born": one(YEARS)},
                {"born": int, "last_name": str},
                "last_name,-born",
            ),
            Listed(
                "holdings/books",
                # Three with a title, since it is unique with the language.
                lambda number: {
                    "title": TITLES[number // 3 % len(TITLES)] + f"{self.run}{number // 3 // len(TITLES)}",
                    "language": ("en", "de", "fr")[number % 3],
                    "pages": one(PAGES),
                },
                {"pages": int, "title": str, "catalogued": datetime.fromisoformat},
                "title",
            ),
            Listed(
                "holdings/copies",
                lambda number: {
                    "book": self.books[number % 3],
                    "number": number // 3 + 1,
                    "price": one(PRICES),
                },
                {"price": Decimal, "number": int},
            ),
            Listed("holdings/subjects", lambda _: {"code": secrets.token_urlsafe(6)}, {"code": str}, "code"),
            Listed(
                "front-desk/loans",
                lambda _: {"copy_lent": one(self.copies), "due": one(DAYS), "returned": one(RETURNS)},
                {"due": str, "returned": str},
                "-due",
            ),
            Listed(
                "front-desk/wishes",
                lambda _: {"title": self.run, "votes": one((0, 0, 1, 50, 100))},
                {"votes": int},
            ),
        ]

    def faults(self) -> list[str]:
        """What is wrong with the pages of any list in any order."""
        found: list[str] = []
        for listed in self.lists():
            keys = [self._created(listed.path, listed.made(number)) for number in range(ROWS)]
            with self._others(listed, found) as changed:
                found += [
                    f"{listed.path} by {order or 'its own order'}: {line}"
                    for order in orders(listed)
                    for line in self._walk(listed, order, set(keys))
                ]
            print(
                f"{listed.path}: {len(orders(listed))} orders, {changed[0]} rows added or deleted meanwhile"
            )
            if not changed[0]:
                found.append(f"{listed.path}: nothing changed meanwhile")
            self._delete(listed, keys)
        return found

    @contextmanager
    def _others(self, listed: Listed, found: list[str]) -> Iterator[list[int]]:
        """Somebody else adds and deletes rows, whose values are those of the rows that stay."""
        stopped, changed, left = threading.Event(), [0], []

        def change() -> None:
            number = 1000
            try:
                while not stopped.is_set():
                    number += 1
                    left.append(self._created(listed.path, listed.made(number)))
                    if len(left) > 6:
                        self._delete(listed, [left.pop(self.random.randrange(len(left)))])
                    changed[0] += 1
            except AssertionError as failure:
                found.append(f"{listed.path}: {failure}")

        thread = threading.Thread(target=change)
        thread.start()
        try:
            yield changed
        finally:
            stopped.set()
            thread.join()
            self._delete(listed, left)

    def _delete(self, listed: Listed, keys: list[Any]) -> None:
        for key in keys:
            answer = self.client.delete(f"{API}/{listed.path}/{key}")
            assert answer.status_code == 204, answer.text

    def _walk(self, listed: Listed, order: str, kept: set[Any]) -> list[str]:
        """Go through all pages; both halves of a hybrid take turns."""
        rows: list[dict[str, Any]] = []
        query = {"limit": str(LIMIT)} | ({"order": order} if order else {})
        while True:
            answer = self.client.get(f"{API}/{listed.path}", params=query)
            if answer.status_code != 200:
                return [f"{answer.status_code} {answer.text}"]
            page = answer.json()
            rows += page["items"]
            if page["next"] is None:
                break
            query["cursor"] = page["next"]
        met = [row["id"] for row in rows]
        found = [f"{key} is met {met.count(key)} times" for key in kept if met.count(key) != 1]
        found += [f"{key} is met twice" for key in set(met) - kept if met.count(key) > 1]
        wanted = [row["id"] for row in in_order(listed, order or listed.own, rows)]
        return found if met == wanted else [*found, f"not in order: {rows}"]


def orders(listed: Listed) -> list[str]:
    """The list's own order, each field up and down, and some pairs."""
    signed = [f"{sign}{name}" for name in listed.orders for sign in ("", "-")]
    pairs = [f"-{one},{other}" for one, other in permutations(listed.orders, 2)]
    return ["", *signed, *pairs]


def in_order(listed: Listed, order: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As the contract sorts: text by code point, NULL as what is largest, at last the key upwards."""
    rows = sorted(rows, key=lambda row: row["id"])
    for criterion in reversed(order.split(",") if order else []):
        name = criterion.removeprefix("-")
        read = listed.orders[name]

        def value(
            row: dict[str, Any], name: str = name, read: Callable[[Any], Any] = read
        ) -> tuple[Any, ...]:
            return (1,) if row[name] is None else (0, read(row[name]))

        rows.sort(key=value, reverse=criterion.startswith("-"))
    return rows
