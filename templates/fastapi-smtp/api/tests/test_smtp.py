"""The mail server's address, and what it is told."""

import smtplib
from email.message import EmailMessage
from typing import Any, Self

import pytest
from pydantic import SecretStr, ValidationError

from api.accounts import mail
from api.settings import Settings


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

    def send_message(self, message: EmailMessage) -> None:
        """Take a message."""
        self.told.append(message["To"])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("smtp://localhost:2525", [("localhost", 2525)]),
        ("smtps://a%40b:c@mail.example", [("mail.example", 465), ("a@b", "c")]),
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


@pytest.mark.parametrize("url", [None, "http://localhost", "smtp://"])
def test_production_needs_a_mail_server(settings: Settings, url: str | None) -> None:
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    with pytest.raises(ValidationError, match="EMAIL_URL"):
        Settings.model_validate({**given, "environment": "production", "email_url": url})
