"""A mail server of the tests' own, which asks for a password, and for TLS where it is told to."""

import contextlib
import logging
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from repository import free_port

# It warns of what it does itself.
logging.getLogger("mail.log").setLevel(logging.ERROR)
USER, PASSWORD = "post box", "p@ss/wörd %"


@dataclass
class Letter:
    """A message, with what the server was told beside it."""

    sender: str
    receivers: list[str]
    message: EmailMessage
    secure: bool
    user: str

    @property
    def text(self) -> str:
        content: str = self.message.get_content()
        return content


@dataclass
class Mailbox:
    """What has come, and the environment that makes processes send there."""

    scheme: str
    port: int
    context: ssl.SSLContext
    environment: dict[str, str]
    letters: list[Letter] = field(default_factory=list)
    server: Controller | None = None

    def start(self) -> None:
        with_tls = self.scheme == "smtp+tls"
        self.server = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=self.context if self.scheme == "smtps" else None,
            tls_context=self.context if with_tls else None,
            require_starttls=with_tls,
            auth_required=True,
            auth_require_tls=with_tls,
            authenticator=known,
        )
        self.server.start()

    def stop(self) -> None:
        if self.server:
            self.server.stop()
            self.server = None

    async def handle_DATA(self, _: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        secure = session.ssl is not None or self.scheme == "smtps"
        user = (session.auth_data or LoginPassword(b"", b"")).login.decode()
        self.letters.append(Letter(envelope.mail_from, envelope.rcpt_tos, message, secure, user))
        return "250 OK"

    def wait(self, to: str, subject: str) -> Letter:
        """The letter to somebody; it may come a little after the answer."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for letter in list(self.letters):
                if letter.receivers == [to] and letter.message["Subject"] == subject:
                    self.letters.remove(letter)
                    return letter
            time.sleep(0.05)
        there = [(letter.receivers, letter.message["Subject"]) for letter in self.letters]
        raise AssertionError(f"no letter {subject!r} came to {to}, but {there}")


@contextlib.contextmanager
def mailbox(scheme: str, folder: Path) -> Iterator[Mailbox]:
    """A server that a rendered repository reaches by `smtp://`, `smtp+tls://` or `smtps://`."""
    authority = trustme.CA()
    folder.mkdir(exist_ok=True)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(trusted)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    port = free_port()
    account = f"{quote(USER)}:{quote(PASSWORD, safe='')}"
    environment = {"EMAIL_URL": f"{scheme}://{account}@localhost:{port}", "SSL_CERT_FILE": str(trusted)}
    box = Mailbox(scheme, port, context, environment)
    box.start()
    try:
        yield box
    finally:
        box.stop()


def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=False, auth_data=data)
