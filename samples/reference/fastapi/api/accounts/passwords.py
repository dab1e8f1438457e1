"""Passwords, in Django's argon2 format, so that Django can take the users over."""

import asyncio
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

PREFIX: Final = "argon2"
UNUSABLE: Final = "!"
HASHER: Final = PasswordHasher(time_cost=2, memory_cost=102400, parallelism=8)
NO_MATCH: Final = (VerificationError, InvalidHashError)
SLOTS: Final = asyncio.Semaphore(2)
"""Each hash takes 100 MiB: no more than two at once."""


async def make(password: str) -> str:
    """Hash a new password."""
    async with SLOTS:
        return PREFIX + await asyncio.to_thread(HASHER.hash, password)


async def verify(password: str, encoded: str | None) -> bool:
    """Compare a password; without a user it takes as long, so that nobody learns who is one."""
    if encoded is None or not encoded.startswith(PREFIX):
        await make(password)
        return False
    async with SLOTS:
        return await asyncio.to_thread(matches, password, encoded.removeprefix(PREFIX))


def matches(password: str, encoded: str) -> bool:
    """Compare a password with a hash."""
    try:
        return HASHER.verify(encoded, password)
    except NO_MATCH:
        return False
