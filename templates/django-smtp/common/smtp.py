"""Signing in at the mail server with any letters: Python's own `login` takes ASCII alone."""

import base64
import smtplib

from django.core.mail.backends import smtp

SIGNED_IN = 235


class Session(smtplib.SMTP):
    def login(
        self, user: str, password: str, *, initial_response_ok: bool = True
    ) -> tuple[int, bytes]:
        if f"{user}{password}".isascii():
            return super().login(user, password, initial_response_ok=initial_response_ok)
        # PLAIN carries UTF-8 (RFC 4616).
        self.ehlo_or_helo_if_needed()
        secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        code, answer = self.docmd("AUTH", f"PLAIN {secret}")
        if code != SIGNED_IN:
            raise smtplib.SMTPAuthenticationError(code, answer)
        return code, answer


class SecureSession(Session, smtplib.SMTP_SSL):
    """The same with TLS from the start."""


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[Session]:
        return SecureSession if self.use_ssl else Session
