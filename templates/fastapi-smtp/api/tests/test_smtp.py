"""The mail server's address, and what it is told."""

import smtplib
from email.message import EmailMessage
from typing import Any, Final, Self

import pytest
from pydantic import SecretStr, ValidationError

from api.accounts import mail, smtp
from api.settings import Settings

# "\0a\0päss"
RIGHT: Final = "AGEAcMOkc3M="


class Server:
    """Notes what a mail server is told."""

    told: list[Any]

    def __init__(self, *place: Any, **_options: Any) -> None:
        Server.told = [place]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        """End as it began."""

    def starttls(self, **_options: Any) -> None:
        """Begin to encrypt."""
        self.told.append("starttls")

    def login(self, *credentials: str) -> None:
        """Sign in."""
        self.told.append(credentials)

    def ehlo_or_helo_if_needed(self) -> None:
        """Ask what the server can do."""

    def docmd(self, command: str, words: str) -> tuple[int, bytes]:
        """Take a command, and refuse all passwords but one."""
        self.told.append(f"{command} {words}")
        return (235, b"Welcome") if words == f"PLAIN {RIGHT}" else (535, b"Not you")

    def send_message(self, message: EmailMessage) -> None:
        """Take a message."""
        self.told.append(message["To"])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("smtp://localhost:2525", [("localhost", 2525)]),
        ("smtps://a%40b:c@mail.example", [("mail.example", 465), ("a@b", "c")]),
        ("smtp://a:p%C3%A4ss@mail.example", [("mail.example", 25), f"AUTH PLAIN {RIGHT}"]),
        ("smtp+tls://a:b@mail.example", [("mail.example", 587), "starttls", ("a", "b")]),
    ],
)
def test_a_letter_is_handed_over(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str, told: list[Any]
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    with_server = settings.model_copy(update={"email_url": SecretStr(url)})
    mail.deliver(with_server, mail.Letter("ada@example.com", "Hello", ("Text.",)))
    assert Server.told == [*told, "ada@example.com"]


def test_a_refused_password_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    with pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.send("smtp://a:wr%C3%B6ng@mail.example", EmailMessage())


@pytest.mark.parametrize("url", [None, "http://localhost", "smtp://"])
def test_production_needs_a_mail_server(settings: Settings, url: str | None) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    with pytest.raises(ValidationError, match="EMAIL_URL"):
        Settings.model_validate({**given, "environment": "production", "email_url": url})
