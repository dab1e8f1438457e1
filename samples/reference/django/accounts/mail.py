"""The messages that users get."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import make_msgid, parseaddr
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage

# The answer does not wait for the mail server, and has gone before the work on the message begins:
# its time would tell who has an account. A process that is asked to stop sends what is in the queue.
QUEUE = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mail")
PAUSE = 0.2

logger = logging.getLogger(__name__)


def send(to: str, subject: str, *paragraphs: str) -> None:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    # The sender's name for it, not this machine's.
    headers = {"Message-ID": make_msgid(domain=domain)}
    message = EmailMessage(subject, "\n\n".join(paragraphs) + "\n", to=[to], headers=headers)
    QUEUE.submit(deliver, message)


def deliver(message: EmailMessage) -> None:
    time.sleep(PAUSE)
    try:
        message.send()
    except Exception:
        logger.exception("A message was not sent: %s", message.subject)


def link(page: str, **parameters: str) -> str:
    """The address of one of the front end's pages."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"{settings.FRONTEND_URL}/{page}{query}"


def send_reset(to: str, token: str) -> None:
    send(
        to,
        "Set a new password",
        f"Somebody, probably you, asked for a new password at {settings.SITE_NAME}.",
        "Set it here; the link works once, within a day:",
        link("reset-password", token=token),
        "If it was not you, there is nothing to do: your password stays as it is.",
    )


def send_verification(to: str, token: str) -> None:
    send(
        to,
        "Verify your e-mail address",
        f"Somebody, probably you, registered with this address at {settings.SITE_NAME}.",
        "Verify it here; the link works once, within a day:",
        link("verify-email", token=token),
        "If it was not you, there is nothing to do: without you there will be no account.",
    )


def send_known(to: str) -> None:
    send(
        to,
        "You have an account already",
        f"Somebody, probably you, registered with this address at {settings.SITE_NAME}.",
        "It has an account there already: sign in, or set a new password:",
        link("forgot-password"),
        "If it was not you, there is nothing to do.",
    )
