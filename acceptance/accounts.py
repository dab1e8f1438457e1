"""Somebody who asks every process of a repository about accounts, where limits count and mails leave."""

import hashlib
import hmac
import secrets
import time
from typing import Any

import httpx

from forms import Admin
from letters import USER, Letter, Mailbox
from repository import Repository, Running

AUTH = "/api/v1/auth"
SIGNING_KEY = secrets.token_urlsafe(64)
SENDER = "Stadtbücherei <noreply@books.example.org>"
FRONT_END = "https://reader.example.org/über"
PASSWORD, OTHER = "correct-Horse-19", "battery-Staple-72"
HOURS = 3600
# How long a process waits for the mail server.
MAIL_TIMEOUT = 10
LOGIN_TRIES, MAIL_TRIES, ADDRESS_TRIES = 10, 10, 60
# Django counts the seconds of a reset token from here.
EPOCH = 978307200
ENDED = (401, "The token is not valid or has expired.")


class Accounts:
    def __init__(self, repository: Repository, running: Running, box: Mailbox, private: str) -> None:
        self.repository, self.running, self.box = repository, running, box
        # What only somebody who is signed in may see.
        self.private = private
        self.client = httpx.Client(timeout=60)
        at = [address for name, address in running.processes.items() if name != "ready"] or [running.address]
        self.everywhere = [running.address, *at]
        # In a split hybrid only Django's processes sign in.
        self.signing = [one for one in at if self.client.get(f"{one}{AUTH}/me").status_code == 401]
        assert self.signing
        self.turn = 0
        self.new()

    def new(self) -> None:
        self.run = secrets.token_hex(4)

    # Requests

    def post(self, path: str, caller: str = "", **body: Any) -> httpx.Response:
        """Ask one process after the other, each time for another client unless one is named."""
        self.turn += 1
        at = self.signing[self.turn % len(self.signing)]
        caller = caller or f"198.18.{secrets.randbelow(256)}.{secrets.randbelow(256)}"
        return self.client.post(f"{at}{AUTH}/{path}", json=body, headers={"X-Forwarded-For": caller})

    def login(self, username: str, password: str, caller: str = "") -> httpx.Response:
        return self.post("login", caller, username=username, password=password)

    def tokens(self, username: str, password: str) -> dict[str, Any]:
        answer = self.login(username, password)
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens

    def register(self, name: str, email: str, password: str = PASSWORD) -> httpx.Response:
        return self.post("register", email=email, username=name, password=password)

    def reader(self, name: str = "") -> str:
        """Somebody who has registered; the address has the same name."""
        name = name or f"{self.run}-reader"
        email = f"{self.run}-{secrets.token_hex(3)}@example.org"
        assert self.register(name, email).status_code == 202
        token = self.token(self.box.wait(email, "Verify your e-mail address"))
        answer = self.post("verify-email", token=token)
        assert answer.status_code == 204, answer.text
        return email

    def token(self, letter: Letter) -> str:
        found: str = letter.text.split("token=")[1].split()[0]
        return found

    def forgotten(self, email: str) -> str:
        assert self.post("password/forgot", email=email).status_code == 202
        return self.token(self.box.wait(email, "Set a new password"))

    def who(self, token: str) -> list[tuple[int, str]]:
        """What each process says to an access token, a route that the public may not see included."""
        return self._asked({"Authorization": f"Bearer {token}"})

    def whose(self, cookies: dict[str, str]) -> list[tuple[int, str]]:
        """The same for a session."""
        return self._asked({"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())})

    def _asked(self, headers: dict[str, str]) -> list[tuple[int, str]]:
        answers = [self.client.get(f"{at}{self.private}", headers=headers) for at in self.everywhere]
        answers += [self.client.get(f"{at}{AUTH}/me", headers=headers) for at in self.signing]
        return [(answer.status_code, answer.json().get("detail", "")) for answer in answers]

    def all_in(self, found: list[tuple[int, str]]) -> None:
        assert {status for status, _ in found} == {200}, found

    def all_out(self, found: list[tuple[int, str]], *, session: bool = False) -> None:
        assert set(found) == {(401, "Sign in to do this.") if session else ENDED}, found

    # Limits

    def throttled(self, answer: httpx.Response, within: int) -> None:
        """429 says when to come again."""
        assert answer.status_code == 429, answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Cache-Control"] == "no-store"
        assert 1 <= int(answer.headers["Retry-After"]) <= within, answer.headers
        assert answer.json() == {
            "type": "/problems/throttled",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too many requests.",
        }

    # Tokens and sessions

    def librarian(self) -> tuple[Admin | None, dict[str, Any]]:
        """Somebody of the staff: in the admin, where there is one, and with tokens."""
        login, password = self.running.logins["librarian"]
        pair = self.tokens(login, password)
        self.all_in(self.who(pair["access_token"]))
        if self.repository.architecture == "fastapi":
            return None, pair
        admin = Admin(self.signing[0], login, password)
        self.all_in(self.whose(admin.cookies))
        return admin, pair

    def set_librarian(self, *, active: bool) -> None:
        """In the admin; where there is none, in the table."""
        if self.repository.architecture == "fastapi":
            self.repository.sql(f"UPDATE accounts_user SET is_active = {active} WHERE username = 'librarian'")
            return
        admin = Admin(self.signing[0], *self.running.logins["admin"])
        key = self.repository.sql("SELECT id FROM accounts_user WHERE username = 'librarian'")
        admin.change(f"/admin/accounts/user/{key}/change/", is_active="on" if active else None)

    def out(self, admin: Admin | None, pair: dict[str, Any]) -> None:
        self.all_out(self.who(pair["access_token"]))
        if admin:
            self.all_out(self.whose(admin.cookies), session=True)
            assert admin.client.get("/admin/").status_code == 302
        assert self.post("refresh", refresh_token=pair["refresh_token"]).status_code == 401

    def new_password(self) -> str:
        return f"{secrets.token_hex(6)}-Ab"

    # Letters that set a password

    def signed(self, email: str, hours: int) -> str:
        """A reset token as it was made so long ago, by the key that the processes were given."""
        columns = "id || ' ' || password || ' ' || email"
        line = self.repository.sql(f"SELECT {columns} FROM accounts_user WHERE email = '{email}'")
        key, password, email = line.split(" ")
        made = int(time.time()) - EPOCH - hours * HOURS
        salt = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
        secret = hashlib.sha256(f"{salt}{SIGNING_KEY}".encode()).digest()
        signature = hmac.new(secret, f"{key}{password}{made}{email}".encode(), hashlib.sha256)
        return f"{base36(int(key))}-{base36(made)}-{signature.hexdigest()[::2]}"

    # Letters

    def looks_right(self, letter: Letter, page: str) -> None:
        message = letter.message
        assert (letter.user, letter.secure) == (USER, self.box.scheme != "smtp")
        assert letter.sender == "noreply@books.example.org"
        assert str(message["From"]) == SENDER
        assert [str(message["To"])] == letter.receivers
        assert message["Message-ID"].endswith("@books.example.org>"), message["Message-ID"]
        assert abs(message["Date"].datetime.timestamp() - time.time()) < 60
        assert message.get_content_type() == "text/plain"
        assert message.get_content_charset() == "utf-8"
        assert not message.defects
        for header in ("Cc", "Bcc", "Reply-To"):
            assert message[header] is None
        links = [word for word in letter.text.split() if word.startswith("http")]
        assert len(links) == 1, letter.text
        assert links[0].partition("?")[0] == f"{FRONT_END}/{page}"

    def file(self) -> str:
        """The address of a file that everybody may read."""
        token = self.tokens(*self.running.logins["admin"])["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.running.address}/api/v1/holdings/books"
        made = self.client.post(url, json={"title": f"{self.run} Iliad"}, headers=headers)
        assert made.status_code == 201, made.text
        path = f"{made.headers['Location']}/scan"
        parts = {"file": ("iliad.txt", b"Sing, goddess", "text/plain")}
        put = self.client.put(f"{self.running.address}{path}", files=parts, headers=headers)
        assert put.status_code == 200, put.text
        return path


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
    return text or "0"
