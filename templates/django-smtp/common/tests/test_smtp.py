import smtplib

import pytest

from common.smtp import EmailBackend, SecureSession, Session

# "\0a\0päss"
RIGHT = "AGEAcMOkc3M="


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a mail server is told."""
    words: list[str] = []

    def command(_session: Session, name: str, rest: str) -> tuple[int, bytes]:
        words.append(f"{name} {rest}")
        return (235, b"Welcome") if rest == f"PLAIN {RIGHT}" else (535, b"Not you")

    def login(_session: Session, *credentials: str, **_options: bool) -> tuple[int, bytes]:
        words.extend(credentials)
        return 235, b"Welcome"

    monkeypatch.setattr(Session, "ehlo_or_helo_if_needed", lambda _session: None)
    monkeypatch.setattr(Session, "docmd", command)
    monkeypatch.setattr(smtplib.SMTP, "login", login)
    return words


def test_signing_in_takes_any_letters(told: list[str]) -> None:
    session = Session()
    assert session.login("a", "päss") == (235, b"Welcome")
    assert session.login("a", "pass") == (235, b"Welcome")
    with pytest.raises(smtplib.SMTPAuthenticationError):
        session.login("a", "wröng")
    assert told[:3] == [f"AUTH PLAIN {RIGHT}", "a", "pass"]


@pytest.mark.parametrize(("secure", "kind"), [(True, SecureSession), (False, Session)])
def test_tls_from_the_start_or_not(secure: bool, kind: type[Session]) -> None:
    assert EmailBackend(use_ssl=secure).connection_class is kind
