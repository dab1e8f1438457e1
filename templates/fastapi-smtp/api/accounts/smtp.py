"""The mail server, as one address names it."""

import base64
import smtplib
import ssl
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}  # as `api.settings` takes them
TIMEOUT: Final = 10
SIGNED_IN: Final = 235


def send(url: str, message: EmailMessage) -> None:
    """Hand a message over: in the clear, with STARTTLS, or with TLS from the start."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    context = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
        if parts.scheme == "smtps"
        else smtplib.SMTP(host, port, timeout=TIMEOUT)
    ) as server:
        if parts.scheme == "smtp+tls":
            server.starttls(context=context)
        if parts.username:
            sign_in(server, unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def sign_in(server: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in: `login` takes ASCII alone, and PLAIN all letters (RFC 4616)."""
    if f"{user}{password}".isascii():
        server.login(user, password)
        return
    server.ehlo_or_helo_if_needed()
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = server.docmd("AUTH", f"PLAIN {secret}")
    if code != SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, answer)
