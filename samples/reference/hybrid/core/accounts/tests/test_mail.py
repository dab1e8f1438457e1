"""Mail where there is no mail server."""

from email import message_from_bytes
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection

from accounts import mail

BACKEND = "common.mail.EmailBackend"


def test_messages_are_printed_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAIL_DIRECTORY", str(tmp_path / "mail"))
    connection = get_connection(BACKEND)
    for subject in ("First", "Second"):
        EmailMessage(subject, "Text", to=["a@example.org"], connection=connection).send()
    kept = [message_from_bytes(path.read_bytes()) for path in sorted(tmp_path.glob("mail/*"))]
    assert [message["Subject"] for message in kept] == ["First", "Second"]
    assert "Subject: First" in capsys.readouterr().out


def test_without_a_directory_they_are_only_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MAIL_DIRECTORY", raising=False)
    EmailMessage("First", "Text", to=["a@example.org"], connection=get_connection(BACKEND)).send()
    assert "Subject: First" in capsys.readouterr().out


def test_a_mail_server_that_is_away_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    message = EmailMessage("First\nBcc: everybody", "Text", to=["a@example.org"])
    mail.QUEUE.submit(mail.deliver, message).result()
    assert "was not sent" in caplog.text
