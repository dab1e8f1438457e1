"""Hold an address to the contract: every case of a table, to the byte.

python runner.py ADDRESS --admin LOGIN:PASSWORD [--user ROLE=LOGIN:PASSWORD] [--session] [--mail DIR]
    [--sqlite] [--only GROUP]
"""

import argparse
import hashlib
import json
import re
import secrets
import sys
import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from document import differences
from placeholders import Missing, Values
from table import FUNCTIONS, Number, Table, compact

ROW = re.compile(r"/api/v1/(?!auth/)[^/]+/[^/]+(/[^/]+)?")
TOKEN_AGE = 300
BOUNDARY = "c0ntract"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
WHERE_EXPECTED = ("Location", "Allow", "WWW-Authenticate", "ETag")


@dataclass
class Credentials:
    login: str
    password: str

    @classmethod
    def parse(cls, text: str) -> "Credentials":
        login, _, password = text.partition(":")
        return cls(login, password)


def user(text: str) -> tuple[str, Credentials]:
    role, _, credentials = text.partition("=")
    return role, Credentials.parse(credentials)


@dataclass
class Outcome:
    group: str
    case: str
    request: str
    differences: list[str] = field(default_factory=list)
    skipped: str = ""

    def report(self) -> str:
        lines = [f"[{self.group}] {self.case}", f"    {self.request}"]
        return "\n".join(lines + ["    " + line for line in self.differences])


class Runner:
    def __init__(
        self,
        base: str,
        admin: Credentials,
        others: dict[str, Credentials] | None = None,
        session: bool = False,
        table: Table | None = None,
        mail: Path | None = None,
        sqlite: bool = False,
    ) -> None:
        self.client = httpx.Client(base_url=base, timeout=30, headers={"Accept-Encoding": "identity"})
        del self.client.headers["Accept"]  # a case may want none
        self.table = table or Table()
        self.people = {"admin": admin} | (others or {})
        self.session = session
        self.mail = mail
        self.read: set[Path] = set()
        self.sqlite = sqlite
        self.tokens: dict[str, tuple[str, float]] = {}
        self.values = Values(self.table.kinds, run=secrets.token_hex(4))

    def run(self, only: list[str] | None = None) -> list[Outcome]:
        for person, credentials in self.people.items():
            self.values |= {f"{person}_login": credentials.login, f"{person}_password": credentials.password}
        self._token("admin")
        me = self.client.get("/api/v1/auth/me", headers=self._authorization("admin"))
        self.values["admin_id"] = me.json()["id"]
        if self.session:
            self._sign_in()
        outcomes = []
        for group in self.table.groups:
            if not only or group["group"] in only or group.get("always"):
                outcomes += [self._outcome(group, case) for case in group["cases"]]
        return [*outcomes, self._document()]

    def _document(self) -> Outcome:
        outcome = Outcome(
            "documents", "OpenAPI is valid and lists every operation", "GET /api/v1/openapi.json"
        )
        try:
            outcome.differences = differences(
                self.client.get("/api/v1/openapi.json").json(), self.table.routes
            )
        except (httpx.HTTPError, ValueError) as error:
            outcome.differences = [f"no document: {error}"]
        return outcome

    def _token(self, person: str) -> str:
        token, born = self.tokens.get(person, ("", 0.0))
        if time.monotonic() - born > TOKEN_AGE or not token:
            who = self.people[person]
            answer = self.client.post(
                "/api/v1/auth/login", json={"username": who.login, "password": who.password}
            )
            if answer.status_code != 200:
                raise SystemExit(f"{who.login} cannot sign in: {answer.status_code} {answer.text[:200]}")
            token = answer.json()["access_token"]
            self.tokens[person] = (token, time.monotonic())
            self.values[f"{person}_token"] = token
        return token

    def _authorization(self, who: str) -> dict[str, str]:
        if who in self.people:
            return {"Authorization": f"Bearer {self._token(who)}"}
        if who.startswith("token "):
            return {"Authorization": f"Bearer {self.values.fill(who[6:])}"}
        if who == "session":
            return {"Cookie": self.values["cookies"]}
        return {}

    def _sign_in(self) -> None:
        """Sign in as a person does, on the admin's page."""
        with httpx.Client(base_url=self.client.base_url, timeout=30) as browser:
            browser.get("/admin/login/")
            form = {
                "username": self.values["admin_login"],
                "password": self.values["admin_password"],
                "csrfmiddlewaretoken": browser.cookies.get("csrftoken", ""),
            }
            browser.post("/admin/login/", data=form, headers={"Referer": str(self.client.base_url)})
            if "sessionid" not in browser.cookies:
                raise SystemExit("the admin's sign-in page did not open a session")
            self.values["csrf"] = browser.cookies["csrftoken"]
            self.values["cookies"] = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

    # One case

    def _outcome(self, group: dict[str, Any], case: dict[str, Any]) -> Outcome:
        outcome = Outcome(group["group"], case["case"], case["send"])
        for need in (group.get("needs"), case.get("as")):
            if need in self.table.people - self.people.keys():
                outcome.skipped = f"no {need} given"
            if need == "session" and not self.session:
                outcome.skipped = "no sign-in page"
            if need == "mail" and self.mail is None:
                outcome.skipped = "no mail to read"
            if need == "postgresql" and self.sqlite:
                outcome.skipped = "SQLite cannot hold it"
        if not outcome.skipped:
            try:
                outcome.differences = self._differences(case, outcome)
            except Missing as missing:
                outcome.differences = [f"not sent: <{missing}> was not saved by an earlier case"]
            except httpx.HTTPError as error:
                outcome.differences = [f"no answer: {type(error).__name__}: {error}"]
        return outcome

    def _differences(self, case: dict[str, Any], outcome: Outcome) -> list[str]:
        for name, (function, *arguments) in case.get("let", {}).items():
            self.values[name] = FUNCTIONS[function](*self.values.fill(arguments))
        method, path = self.values.fill(case["send"]).split(" ", 1)
        outcome.request = f"{method} {path}"
        answer = self.client.request(method, path, **self._request(case))
        self.values["etag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
        found = self._body(case, method, answer)
        found += self._headers(case, method, urlsplit(path).path, answer)
        if "letter" in case:
            found += self._letter(self.values.fill(case["letter"]))
        status = case.get("status") or self.table.problems[case["problem"]][0]
        if answer.status_code != status:
            found.insert(0, f"status  expected {status}, got {answer.status_code}: {answer.text[:500]}")
        return found

    def _letter(self, expected: dict[str, str]) -> list[str]:
        """Wait for a mail; it may come a little after the answer."""
        for _ in range(100):
            for path in sorted(self.mail.glob("*.eml")) if self.mail else []:
                message = message_from_bytes(path.read_bytes(), policy=policy.default)
                if path in self.read or message["To"] != expected["to"]:
                    continue
                self.read.add(path)
                token = re.search(r"[?&]token=(\S+)", message.get_content())
                if "token" in expected and token:
                    self.values[expected["token"]] = token[1]
                if message["Subject"] == expected["subject"] and bool(token) == ("token" in expected):
                    return []
                return [f"mail    expected {expected}", f"             got {message}"]
            time.sleep(0.1)
        return [f"mail    none came to {expected['to']}"]

    def _request(self, case: dict[str, Any]) -> dict[str, Any]:
        headers = {"Accept": "application/json"} | self._authorization(case.get("as", "admin"))
        content = None
        if "json" in case:
            content = compact(self.values.fill(case["json"])).encode()
        elif "raw" in case:
            content = self.values.fill(case["raw"]).encode()
        elif "hex" in case:
            content = bytes.fromhex(case["hex"])
        elif "fill" in case:
            prefix, unit, times, suffix = case["fill"]
            content = (prefix + unit * times + suffix).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        if "parts" in case:
            content = multipart(self.values.fill(case["parts"]))
            headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        for name, value in case.get("with", {}).items():
            if value is None:
                headers.pop(name, None)
            else:
                headers[name] = self.values.fill(value)
        return {"content": content, "headers": headers}

    # Bodies

    def _body(self, case: dict[str, Any], method: str, answer: httpx.Response) -> list[str]:
        text = answer.content.decode("utf-8", "backslashreplace")
        if "has" in case:
            return self._has(case["has"], text, answer)
        if method == "HEAD":
            return [f"body    expected none, got {text}"] if text else []
        if "text" in case:
            return self.values.differences("body   ", case["text"], text)
        expected = self.table.problem(case, method) if "problem" in case else case["body"]
        try:
            actual = json.loads(text, parse_float=Number.read)
        except ValueError:
            return [f"body    is not JSON: {text[:500]!r}"]
        self.values.capture(expected, actual)
        if "save" in case:
            self.values[case["save"]] = actual
        if expected == "<:any>" or (isinstance(expected, str) and expected.endswith(":any>")):
            return []
        wanted = compact(self.values.resolve(expected, actual))
        if wanted == text:
            return []
        return [f"body    expected {wanted}", f"             got {text}"]

    def _has(self, expected: str, text: str, answer: httpx.Response) -> list[str]:
        found = re.search(re.escape(expected) + "[,}]", text)
        again = self.client.get(
            answer.request.url, headers={"Authorization": answer.request.headers["Authorization"]}
        )
        if found and again.text == text:
            return []
        return [f"body    expected {expected}", f"             got {text}", f"       GET gives {again.text}"]

    # Headers

    def _headers(self, case: dict[str, Any], method: str, path: str, answer: httpx.Response) -> list[str]:
        expected = {**self._always(case, method, path, answer), **case.get("headers", {})}
        found = []
        for name, value in expected.items():
            values = answer.headers.get_list(name)
            if value is None:
                if values:
                    found.append(f"{name}: expected none, got {values}")
            elif len(values) != 1:
                found.append(f"{name}: expected {value} once, got {values}")
            else:
                found += self.values.differences(f"{name}:", value, values[0])
        if "differ" in case:
            name, other = case["differ"]
            if self.values.get(name) == other:
                found.append(f"{name}: must not be {other}")
        return found

    def _always(self, case: dict[str, Any], method: str, path: str, answer: httpx.Response) -> dict[str, Any]:
        """What every answer has, and has not."""
        expected: dict[str, Any] = {"X-Request-ID": "<:rid>", **SECURITY, **dict.fromkeys(WHERE_EXPECTED)}
        if path == "/api/v1/docs":
            expected["Content-Security-Policy"] = "<:text>"
        status = answer.status_code
        if status == 401:
            expected["WWW-Authenticate"] = "Bearer"
        if status in (200, 201, 304) and ROW.fullmatch(path) and not path.endswith((".json", "/docs")):
            is_row = status == 304 or method == "HEAD" or not answer.content.startswith(b'{"items":[')
            if is_row and (method != "HEAD" or path.count("/") == 5):
                known = (status == 200 and method != "HEAD") or status == 201
                expected["ETag"] = "<etag>" if known else "<:etag>"
        if status == 200 and method == "POST" and path.count("/") == 6:
            # An action answers with the row.
            expected["ETag"] = "<etag>"
        if status == 201:
            expected["Location"] = f"{path}/{answer.json()['id']}"
        if status in (202, 204, 304, 308):
            # What has no body has no type.
            expected["Content-Type"] = None
        if status == 204 and method == "OPTIONS":
            expected["Allow"] = "<:text>"
        if "problem" in case:
            expected["Content-Type"] = "application/problem+json"
        elif "body" in case and method != "HEAD":
            expected["Content-Type"] = "application/json"
        return expected


def multipart(parts: list[list[str | None]]) -> bytes:
    """A body of parts: name, file name or null, text."""
    lines = []
    for name, filename, text in parts:
        file = "" if filename is None else f'; filename="{filename}"'
        lines += [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="{name}"{file}', "", str(text)]
    return "\r\n".join([*lines, f"--{BOUNDARY}--", ""]).encode()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Hold an address to the contract.")
    parser.add_argument("base", help="for example http://127.0.0.1:8000")
    parser.add_argument("--admin", required=True, type=Credentials.parse, metavar="LOGIN:PASSWORD")
    parser.add_argument(
        "--member", type=Credentials.parse, metavar="LOGIN:PASSWORD", help="a user who is no staff"
    )
    parser.add_argument(
        "--user", action="append", default=[], type=user, metavar="ROLE=LOGIN:PASSWORD", help="one of a role"
    )
    parser.add_argument("--session", action="store_true", help="the address has Django's admin")
    parser.add_argument("--mail", type=Path, help="where the server keeps its mails: .run/mail")
    parser.add_argument("--sqlite", action="store_true", help="its database is SQLite")
    parser.add_argument("--table", default="shop", help="shop (default) or every-type")
    parser.add_argument("--only", action="append", metavar="GROUP")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    others = dict(given.user) | ({"member": given.member} if given.member else {})
    table = Table(given.table)
    runner = Runner(given.base, given.admin, others, given.session, table, given.mail, given.sqlite)
    outcomes = runner.run(given.only)
    failed = [outcome for outcome in outcomes if outcome.differences]
    skipped = sum(bool(outcome.skipped) for outcome in outcomes)
    for outcome in failed:
        print(outcome.report(), end="\n\n")
    print(f"{len(outcomes) - len(failed) - skipped} as written, {len(failed)} different, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
