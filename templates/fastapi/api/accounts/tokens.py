"""Access tokens: who is calling, signed for ten minutes.

PyJWT's types name `cryptography`, which HS256 does not need; hence the two remarks to pyright.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import jwt

from api.common.tables import now

ALGORITHM: Final = "HS256"
LIFETIME: Final = dt.timedelta(minutes=10)
NO_TOKEN: Final = (jwt.InvalidTokenError, ValueError, TypeError, AttributeError)


@dataclass(frozen=True)
class Claims:
    """What a token says: the user, and the login that it belongs to."""

    user_id: int
    session_id: UUID


def issue(claims: Claims, key: str) -> str:
    """Sign a token."""
    moment = now()
    payload = {
        "sub": str(claims.user_id),
        "sid": str(claims.session_id),
        "iat": moment,
        "exp": moment + LIFETIME,
    }
    return jwt.encode(payload, key, algorithm=ALGORITHM)  # pyright: ignore[reportUnknownMemberType]


def read(token: str, key: str) -> Claims | None:
    """Read a token, if it is one of ours and still good."""
    try:
        payload = jwt.decode(  # pyright: ignore[reportUnknownMemberType]
            token, key, algorithms=[ALGORITHM], options={"require": ["sub", "sid", "exp"]}
        )
        return Claims(int(payload["sub"]), UUID(payload["sid"]))
    except NO_TOKEN:
        return None
