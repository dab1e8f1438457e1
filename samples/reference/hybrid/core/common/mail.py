"""Mail where there is no mail server: on the console, and as files where a directory is named."""

import os
import secrets
import time
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends import console


class EmailBackend(console.EmailBackend):
    """Prints messages, and keeps each as `*.eml` in MAIL_DIRECTORY, in the order of their names."""

    def write_message(self, message: EmailMessage) -> None:
        super().write_message(message)
        directory = os.environ.get("MAIL_DIRECTORY")
        if directory:
            keep(message, Path(directory))


def keep(message: EmailMessage, directory: Path) -> None:
    """Write the file under another name first: whoever looks sees whole messages only."""
    directory.mkdir(parents=True, exist_ok=True)
    name = f"{time.time_ns()}-{secrets.token_hex(4)}"
    part = directory / f"{name}.part"
    part.write_bytes(message.message().as_bytes())
    part.rename(directory / f"{name}.eml")
