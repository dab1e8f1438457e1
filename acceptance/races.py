"""Several clients at once: nobody's change is lost, and nobody sees an error of the server's."""

import re
import secrets
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx

CLIENTS = 6
API = "/api/v1/catalog"


class Races:
    def __init__(self, address: str, login: str, password: str, mail: Path) -> None:
        self.mail = mail
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

    def registered(self) -> Counter[int]:
        """All register the same address: one of the messages that come is good for an account."""
        statuses, _ = self._together(lambda _: self._register())
        tokens = [{"token": token} for token in self._tokens(f"{self.run}@example.org")]
        verified = [self.client.post("/api/v1/auth/verify-email", json=body).status_code for body in tokens]
        assert verified.count(204) == 1, verified
        return statuses

    def _register(self) -> httpx.Response:
        body = {"email": f"{self.run}@example.org", "password": f"{self.run}-Password"}
        return self.client.post("/api/v1/auth/register", json=body)

    def verified(self) -> Counter[int]:
        assert self._register().status_code == 202
        body = {"token": self._tokens(f"{self.run}@example.org")[0]}
        return self._together(lambda _: self.client.post("/api/v1/auth/verify-email", json=body))[0]

    def reset(self) -> Counter[int]:
        """All set a new password with the same token: the one that did signs in with its own."""
        assert self.verified()[204] == 1
        email = f"{self.run}@example.org"
        answer = self.client.post("/api/v1/auth/password/forgot", json={"email": email})
        assert answer.status_code == 202, answer.text
        token = self._tokens(email, "Set a new password")[-1]

        def call(number: int) -> httpx.Response:
            body = {"token": token, "password": f"{self.run}-{number}-Password"}
            return self.client.post("/api/v1/auth/password/reset", json=body)

        statuses, answers = self._together(call)
        winner = [answer.status_code for answer in answers].index(204)
        login = {"username": email, "password": f"{self.run}-{winner}-Password"}
        answer = self.client.post("/api/v1/auth/login", json=login)
        assert answer.status_code == 200, answer.text
        return statuses

    def _tokens(self, email: str, subject: str = "Verify your e-mail address") -> list[str]:
        """The tokens that an address was sent, once there are some and no more come."""
        found: list[str] = []
        for _ in range(100):
            time.sleep(0.5)
            before = found
            messages = [
                message_from_bytes(path.read_bytes(), policy=policy.default)
                for path in sorted(self.mail.glob("*.eml"))
            ]
            found = [
                token
                for message in messages
                if message["To"] == email and message["Subject"] == subject
                for token in re.findall(r"[?&]token=(\S+)", message.get_content())
            ]
            if found and found == before:
                break
        assert found, f"no message came to {email}"
        return found

    def faults(self) -> list[str]:
        others = CLIENTS - 1
        expected: dict[Callable[[], Counter[int]], list[dict[int, int]]] = {
            self.lost_update: [{200: 1, 412: others}],
            self.same_value: [{201: 1, 409: others}],
            self.deleted: [{204: 1, 404: others}],
            self.joined_while_deleted: [],
            self.referred_while_deleted: [],
            self.refreshed: [{200: 1, 401: others}],
            self.registered: [{202: CLIENTS}],
            self.verified: [{204: 1, 422: others}],
            self.reset: [{204: 1, 422: others}],
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
