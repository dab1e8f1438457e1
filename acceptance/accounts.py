"""What the contract promises about accounts, where limits count and mails leave; every process is asked."""

import hashlib
import hmac
import secrets
import socket
import statistics
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

    def a_login_by_its_account(self) -> None:
        self.reader()
        name, loud = f"{self.run}-reader", f"{self.run}-READER"
        for number in range(LOGIN_TRIES - 1):
            assert self.login(loud if number % 2 else name, "wrong").status_code == 401
        # The right password ends the count.
        assert self.login(name, PASSWORD).status_code == 200
        for _ in range(LOGIN_TRIES):
            assert self.login(name, "wrong").status_code == 401
        for password in ("wrong", PASSWORD):
            self.throttled(self.login(name, password), 60)
        assert self.login(f"{self.run}-other", "wrong").status_code == 401

    def an_unknown_login_as_a_known_one(self) -> None:
        name = f"{self.run}-nobody"
        for _ in range(LOGIN_TRIES):
            assert self.login(name, "wrong").status_code == 401
        self.throttled(self.login(name, "wrong"), 60)

    def the_old_password_as_a_login(self) -> None:
        self.reader()
        name = f"{self.run}-reader"
        token = self.tokens(name, PASSWORD)["access_token"]

        def change() -> httpx.Response:
            at = self.signing[secrets.randbelow(len(self.signing))]
            body = {"old_password": "wrong", "new_password": OTHER}
            headers = {"Authorization": f"Bearer {token}"}
            return self.client.post(f"{at}{AUTH}/password/change", json=body, headers=headers)

        for _ in range(LOGIN_TRIES):
            assert change().status_code == 422
        self.throttled(change(), 60)
        self.throttled(self.login(name, PASSWORD), 60)

    def mails_by_their_address(self) -> None:
        """Registering and forgetting send to one address; who has an account does not matter."""
        self.reader()
        for email in (self.reader(f"{self.run}-second"), f"{self.run}-nobody@example.org"):
            # The known one has had a letter already.
            for _ in range(MAIL_TRIES - (2 if "nobody" not in email else 1)):
                assert self.post("password/forgot", email=email).status_code == 202
            assert self.register(f"{self.run}-x", email.upper()).status_code == 202
            self.throttled(self.post("password/forgot", email=email), HOURS)
            self.throttled(self.register(f"{self.run}-x", email), HOURS)

    def everything_by_the_client(self) -> None:
        """Counted together, whatever the account, and nobody takes another's address through the balancer."""
        self.reader()
        caller = "203.0.113.7"
        # What is not valid does not count.
        for _ in range(3):
            assert self.post("verify-email", caller).status_code == 422
        for number in range(ADDRESS_TRIES):
            path = ("verify-email", "password/reset")[number % 2]
            body = {"token": "x"} | ({"password": PASSWORD} if number % 2 else {})
            assert self.post(path, caller, **body).status_code == 422
        self.throttled(self.post("verify-email", caller, token="x"), 60)
        self.throttled(self.post("password/reset", caller, token="x", password=PASSWORD), 60)
        self.throttled(self.login(f"{self.run}-reader", PASSWORD, caller), 60)
        self.throttled(self.post("password/forgot", caller, email=f"{self.run}-q@example.org"), 60)
        body = {"username": f"{self.run}-q", "email": f"{self.run}-q@example.org", "password": PASSWORD}
        self.throttled(self.post("register", caller, **body), 60)
        assert self.login(f"{self.run}-reader", PASSWORD, "203.0.113.8").status_code == 200
        if self.running.processes:
            for number in range(ADDRESS_TRIES + 1):
                headers = {"X-Forwarded-For": f"203.0.113.{number}"}
                url = f"{self.running.address}{AUTH}/verify-email"
                answer = self.client.post(url, json={"token": "x"}, headers=headers)
            self.throttled(answer, 60)

    # Tokens and sessions

    def a_refresh_token_used_twice(self) -> None:
        """It ends its login on every process, and no other one."""
        self.reader()
        name = f"{self.run}-reader"
        first, other = self.tokens(name, PASSWORD), self.tokens(name, PASSWORD)
        second = self.post("refresh", refresh_token=first["refresh_token"]).json()
        third = self.post("refresh", refresh_token=second["refresh_token"]).json()
        for pair in (first, second, third, other):
            self.all_in(self.who(pair["access_token"]))
        assert self.post("refresh", refresh_token=first["refresh_token"]).status_code == 401
        for pair in (first, second, third):
            self.all_out(self.who(pair["access_token"]))
            assert self.post("refresh", refresh_token=pair["refresh_token"]).status_code == 401
        self.all_in(self.who(other["access_token"]))
        assert self.post("refresh", refresh_token=other["refresh_token"]).status_code == 200

    def logging_out(self) -> None:
        self.reader()
        pair = self.tokens(f"{self.run}-reader", PASSWORD)
        self.all_in(self.who(pair["access_token"]))
        assert self.post("logout", refresh_token=pair["refresh_token"]).status_code == 204
        self.all_out(self.who(pair["access_token"]))

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

    def a_user_who_is_deactivated(self) -> None:
        admin, pair = self.librarian()
        login, password = self.running.logins["librarian"]
        letter = self.forgotten("librarian@example.org")
        self.set_librarian(active=False)
        try:
            self.out(admin, pair)
            answer = self.login(login, password)
            assert (answer.status_code, answer.json()["detail"]) == (401, "Wrong login or password.")
            body = {"token": letter, "password": OTHER}
            assert self.post("password/reset", **body).json()["errors"][0]["field"] == "token"
            # The same answer as for everybody, and no letter.
            assert self.post("password/forgot", email="librarian@example.org").status_code == 202
        finally:
            self.set_librarian(active=True)
        assert not [one for one in self.box.letters if one.receivers == ["librarian@example.org"]]
        self.tokens(login, password)

    def a_password_that_is_changed(self) -> None:
        admin, pair = self.librarian()
        login, password = self.running.logins["librarian"]
        fresh = self.new_password()
        headers = {"Authorization": f"Bearer {pair['access_token']}"}
        body = {"old_password": password, "new_password": fresh}
        answer = self.client.post(f"{self.signing[0]}{AUTH}/password/change", json=body, headers=headers)
        assert answer.status_code == 204, answer.text
        self.running.logins["librarian"] = (login, fresh)
        self.out(admin, pair)
        assert self.login(login, password).status_code == 401

    def a_password_that_is_reset(self) -> None:
        admin, pair = self.librarian()
        login, fresh = self.running.logins["librarian"][0], self.new_password()
        token = self.forgotten("librarian@example.org")
        assert self.post("password/reset", token=token, password=fresh).status_code == 204
        self.running.logins["librarian"] = (login, fresh)
        self.out(admin, pair)

    def a_password_that_is_set_in_the_admin(self) -> None:
        """By the user: that session goes on, all others end. By somebody else: all end."""
        admin, pair = self.librarian()
        if admin is None:
            return
        other, _ = self.librarian()
        login, password = self.running.logins["librarian"]
        fresh = self.new_password()
        words = {"new_password1": fresh, "new_password2": fresh}
        admin.change("/admin/password_change/", old_password=password, **words)
        self.running.logins["librarian"] = (login, fresh)
        self.out(other, pair)
        self.all_in(self.whose(admin.cookies))
        pair = self.tokens(login, fresh)
        newest = self.new_password()
        key = self.repository.sql("SELECT id FROM accounts_user WHERE username = 'librarian'")
        boss = Admin(self.signing[0], *self.running.logins["admin"])
        boss.change(f"/admin/accounts/user/{key}/password/", password1=newest, password2=newest)
        self.running.logins["librarian"] = (login, newest)
        self.out(admin, pair)

    def demo_again(self) -> None:
        """`make demo` gives new passwords."""
        admin, pair = self.librarian()
        self.running.logins = self.repository.logins()
        self.out(admin, pair)

    def new_password(self) -> str:
        return f"{secrets.token_hex(6)}-Ab"

    # Letters that set a password

    def a_reset_token_once(self) -> None:
        email = self.reader()
        name = f"{self.run}-reader"
        first, second = self.forgotten(email), self.forgotten(email)
        assert self.post("password/reset", token=second, password=OTHER).status_code == 204
        for token in (first, second):
            answer = self.post("password/reset", token=token, password=PASSWORD)
            assert answer.status_code == 422, answer.text
            assert answer.json()["errors"] == [
                {"field": "token", "code": "format", "message": "Not a valid token."}
            ]
        assert self.login(name, PASSWORD).status_code == 401
        time.sleep(1.1)  # a token knows the second of the last login
        token = self.forgotten(email)
        self.tokens(name, OTHER)
        assert self.post("password/reset", token=token, password=PASSWORD).status_code == 422

    def a_reset_token_for_a_day(self) -> None:
        email = self.reader()
        for hours, status in ((25, 422), (23, 204)):
            answer = self.post("password/reset", token=self.signed(email, hours), password=OTHER)
            assert answer.status_code == status, (hours, answer.text)

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

    def a_registration_for_a_day(self) -> None:
        for hours, status in ((25, 422), (23, 204)):
            self.new()
            email = f"{self.run}@example.org"
            assert self.register(self.run, email).status_code == 202
            token = self.token(self.box.wait(email, "Verify your e-mail address"))
            self.repository.sql(
                "UPDATE accounts_registration SET created_at = created_at "
                f"- interval '{hours} hours' WHERE email = '{email}'"
            )
            assert self.post("verify-email", token=token).status_code == status, hours

    def who_exists(self) -> None:
        """Answers are the same for everybody, and logins take as long."""
        email = self.reader()
        name = f"{self.run}-reader"
        unknown = f"{self.run}-nobody@example.org"
        pairs = [
            [self.post("password/forgot", email=one) for one in (email, unknown)],
            [
                self.register(f"{self.run}-{number}", one)
                for number, one in enumerate((email, f"{self.run}-new@example.org"))
            ],
            [self.login(one, "wrong") for one in (name, f"{self.run}-nobody")],
        ]
        for one, other in pairs:
            assert (one.status_code, one.text, shown(one)) == (other.status_code, other.text, shown(other))
        known, strangers = [], []
        for number in range(5):
            for times, login in ((known, name), (strangers, f"{self.run}-{number}-nobody")):
                began = time.monotonic()
                assert self.login(login, "wrong").status_code == 401
                times.append(time.monotonic() - began)
        ratio = statistics.median(strangers) / statistics.median(known)
        assert 0.5 < ratio < 2, (known, strangers)

    # Letters

    def letters(self) -> None:
        """As a mail server gets them: who sent them to whom, their headers, their links."""
        name = f"Ωμέγα-{self.run}"
        email = f"{self.run}@bücher.example.org"
        assert self.register(name, email).status_code == 202
        encoded = f"{self.run}@xn--bcher-kva.example.org"
        letter = self.box.wait(encoded, "Verify your e-mail address")
        self.looks_right(letter, "verify-email")
        assert "Town Library" in letter.text
        assert self.post("verify-email", token=self.token(letter)).status_code == 204
        assert self.login(name.upper(), PASSWORD).status_code == 200
        assert self.post("password/forgot", email=email).status_code == 202
        letter = self.box.wait(encoded, "Set a new password")
        self.looks_right(letter, "reset-password")
        assert self.post("password/reset", token=self.token(letter), password=OTHER).status_code == 204
        assert self.login(name, OTHER).status_code == 200
        assert self.register(f"{self.run}-other", email).status_code == 202
        self.looks_right(self.box.wait(encoded, "You have an account already"), "forgot-password")
        assert self.register(name.lower(), f"{self.run}-2@example.org").status_code == 202
        letter = self.box.wait(f"{self.run}-2@example.org", "Choose another username")
        self.looks_right(letter, "register")
        assert name.lower() in letter.text

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

    def a_mail_server_that_is_away(self) -> None:
        """Nobody who asks waits for it; what was to be sent is lost, and the next letter comes."""
        email, file = self.reader(), self.file()
        self.box.stop()
        self.client.timeout = httpx.Timeout(MAIL_TIMEOUT - 1)
        for silent in (False, True):
            with socket.socket() as server:
                if silent:
                    # It takes connections and says nothing.
                    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    server.bind(("127.0.0.1", self.box.port))
                    server.listen(100)
                for number in range(20 if silent else 2):
                    name = f"{self.run}-{silent}-{number}"
                    answer = self.register(name, f"{name}@example.org")
                    assert (answer.status_code, answer.text) == (202, "")
                for one in (email, f"{self.run}-nobody@example.org"):
                    answer = self.post("password/forgot", email=one)
                    assert (answer.status_code, answer.text) == (202, "")
                pair = self.tokens(f"{self.run}-reader", PASSWORD)
                self.all_in(self.who(pair["access_token"]))
                for at in self.everywhere:
                    assert self.client.get(f"{at}{file}").text == "Sing, goddess"
        self.client.timeout = httpx.Timeout(60)
        self.box.start()
        self.new()
        self.reader()

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


def shown(answer: httpx.Response) -> dict[str, str]:
    """The headers that are the same for all, whenever they ask."""
    own = {"date", "x-request-id", "keep-alive"}
    return {name: value for name, value in answer.headers.items() if name not in own}


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
    return text or "0"


PROMISES = [
    Accounts.a_login_by_its_account,
    Accounts.an_unknown_login_as_a_known_one,
    Accounts.the_old_password_as_a_login,
    Accounts.mails_by_their_address,
    Accounts.everything_by_the_client,
    Accounts.a_refresh_token_used_twice,
    Accounts.logging_out,
    Accounts.a_user_who_is_deactivated,
    Accounts.a_password_that_is_changed,
    Accounts.a_password_that_is_reset,
    Accounts.a_password_that_is_set_in_the_admin,
    Accounts.demo_again,
    Accounts.a_reset_token_once,
    Accounts.a_reset_token_for_a_day,
    Accounts.a_registration_for_a_day,
    Accounts.who_exists,
    Accounts.letters,
    Accounts.a_mail_server_that_is_away,
]
