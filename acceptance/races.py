"""Several clients at once: nobody's change is lost, and nobody sees an error of the server's."""

import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx

CLIENTS = 6
API = "/api/v1/catalog"


class Races:
    def __init__(self, address: str, login: str, password: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        self.credentials = {"username": login, "password": password}
        token = self._sign_in()["access_token"]
        self.client.headers["Authorization"] = f"Bearer {token}"
        self.run = secrets.token_hex(4)

    def _sign_in(self) -> Any:
        answer = self.client.post("/api/v1/auth/login", json=self.credentials)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _made(self, path: str, **values: Any) -> httpx.Response:
        answer = self.client.post(f"{API}/{path}", json=values)
        assert answer.status_code == 201, answer.text
        return answer

    def _together(self, call: Callable[[int], httpx.Response]) -> tuple[Counter[int], list[httpx.Response]]:
        start = Barrier(CLIENTS)

        def one(number: int) -> httpx.Response:
            start.wait()
            return call(number)

        with ThreadPoolExecutor(CLIENTS) as pool:
            answers = list(pool.map(one, range(CLIENTS)))
        return Counter(answer.status_code for answer in answers), answers

    def lost_update(self) -> Counter[int]:
        """All change the row that they have seen: one does, the others hear that it has changed."""
        made = self._made("tags", name=f"{self.run}-lost")
        address, seen = made.headers["Location"], {"If-Match": made.headers["ETag"]}
        return self._together(
            lambda number: self.client.patch(address, json={"name": f"{self.run}-{number}"}, headers=seen)
        )[0]

    def same_value(self) -> Counter[int]:
        return self._together(lambda _: self.client.post(f"{API}/tags", json={"name": f"{self.run}-same"}))[0]

    def deleted(self) -> Counter[int]:
        address = self._made("tags", name=f"{self.run}-gone").headers["Location"]
        return self._together(lambda _: self.client.delete(address))[0]

    def joined_while_deleted(self) -> Counter[int]:
        """One deletes a tag that the others are putting on a product."""
        category = self._made("categories", name=f"{self.run}-join").json()["id"]
        values = {"name": "x", "sku": f"{self.run}-join", "price": "1", "category": category}
        product = self._made("products", **values).headers["Location"]
        tag = self._made("tags", name=f"{self.run}-join").json()["id"]

        def call(number: int) -> httpx.Response:
            if number == 0:
                return self.client.delete(f"{API}/tags/{tag}")
            return self.client.patch(product, json={"tags": [tag]})

        return self._together(call)[0]

    def referred_while_deleted(self) -> Counter[int]:
        """One deletes a category while the others are making products in it."""
        category = self._made("categories", name=f"{self.run}-ref").json()["id"]

        def call(number: int) -> httpx.Response:
            if number == 0:
                return self.client.delete(f"{API}/categories/{category}")
            values = {"name": f"{number}", "sku": f"{self.run}-r{number}", "price": "1", "category": category}
            return self.client.post(f"{API}/products", json=values)

        return self._together(call)[0]

    def refreshed(self) -> Counter[int]:
        token = {"refresh_token": self._sign_in()["refresh_token"]}
        return self._together(lambda _: self.client.post("/api/v1/auth/refresh", json=token))[0]

    def faults(self) -> list[str]:
        others = CLIENTS - 1
        expected: dict[Callable[[], Counter[int]], list[dict[int, int]]] = {
            self.lost_update: [{200: 1, 412: others}],
            self.same_value: [{201: 1, 409: others}],
            self.deleted: [{204: 1, 404: others}],
            self.joined_while_deleted: [],
            self.referred_while_deleted: [],
            self.refreshed: [{200: 1, 401: others}],
        }
        found = []
        for race, possible in expected.items():
            for _ in range(4):
                self.run = secrets.token_hex(4)
                statuses = race()
                print(f"{race.__name__}: {dict(statuses)}")
                if max(statuses) >= 500 or (possible and dict(statuses) not in possible):
                    found.append(f"{race.__name__}: {dict(statuses)}, expected {possible or 'no 5xx'}")
        return found
