"""The messages that the application under test has sent."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


class Letters:
    """Reads what was kept in a directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def all(self) -> list[EmailMessage]:
        """Give every message, the oldest first."""
        paths = sorted(self.directory.glob("*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]

    def tokens(self) -> list[str]:
        """Give the tokens in the messages' links, the oldest first."""
        texts = [letter.get_content() for letter in self.all()]
        return [token for text in texts for token in re.findall(r"\?token=(\S+)", text)]
