"""The messages that users get."""

import asyncio
import datetime as dt
import logging
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from api.common.tables import now
from api.settings import Settings

SITE: Final = "Reference"
LINK_LIFETIME: Final = dt.timedelta(days=1)
QUEUE: Final = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mail")
"""A mail server that is silent holds these threads, and none that anything else needs."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """What somebody is told."""

    to: str
    subject: str
    paragraphs: tuple[str, ...]


async def send(settings: Settings, letter: Letter) -> None:
    """Send a letter as soon as one of the queue's threads is free."""
    await asyncio.get_running_loop().run_in_executor(QUEUE, deliver, settings, letter)


def deliver(settings: Settings, letter: Letter) -> None:
    """Send a letter; what goes wrong is nothing that the client could mend."""
    try:
        message = envelope(settings, letter)
        show(message, settings.mail_directory)
    except Exception:
        logger.exception("A message was not sent: %s", letter.subject)


def envelope(settings: Settings, letter: Letter) -> EmailMessage:
    """Make a message; its text is sent as it is, so that links stay whole."""
    name, _, domain = letter.to.rpartition("@")
    text = "\n\n".join(letter.paragraphs) + "\n"
    message = EmailMessage()
    message["Subject"] = letter.subject
    message["From"] = settings.mail_from
    message["To"] = Address(addr_spec=f"{name}@{domain.encode('idna').decode()}")
    message["Date"] = format_datetime(now())
    message["Message-ID"] = make_msgid(domain=settings.mail_from.rpartition("@")[2].strip(">"))
    message.set_content(text, cte="7bit" if text.isascii() else "8bit")
    return message


def show(message: EmailMessage, directory: Path | None) -> None:
    """Print a message, and keep it as `*.eml` where a directory is named, in the order of names.

    The file has another name at first: whoever looks sees whole messages only.
    """
    sys.stdout.write(f"{message}\n")
    if directory:
        directory.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns()}-{secrets.token_hex(4)}"
        part = directory / f"{name}.part"
        part.write_bytes(message.as_bytes())
        part.rename(directory / f"{name}.eml")


def link(settings: Settings, page: str, **parameters: str) -> str:
    """Give the address of one of the front end's pages."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"{settings.front_end}/{page}{query}"


def reset_letter(settings: Settings, to: str, token: str) -> Letter:
    """Tell how a new password is set."""
    return Letter(
        to,
        "Set a new password",
        (
            f"Somebody, probably you, asked for a new password at {SITE}.",
            "Set it here; the link works once, within a day:",
            link(settings, "reset-password", token=token),
            "If it was not you, there is nothing to do: your password stays as it is.",
        ),
    )


def verification_letter(settings: Settings, to: str, token: str) -> Letter:
    """Tell how an account begins."""
    return Letter(
        to,
        "Verify your e-mail address",
        (
            f"Somebody, probably you, registered with this address at {SITE}.",
            "Verify it here; the link works once, within a day:",
            link(settings, "verify-email", token=token),
            "If it was not you, there is nothing to do: without you there will be no account.",
        ),
    )


def known_letter(settings: Settings, to: str) -> Letter:
    """Tell a user that they are one."""
    return Letter(
        to,
        "You have an account already",
        (
            f"Somebody, probably you, registered with this address at {SITE}.",
            "It has an account there already: sign in, or set a new password:",
            link(settings, "forgot-password"),
            "If it was not you, there is nothing to do.",
        ),
    )
