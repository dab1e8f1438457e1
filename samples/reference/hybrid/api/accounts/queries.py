"""How callers are found."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import LoginSession, User
from api.accounts.tokens import Claims
from api.common.tables import now


async def token_user(session: AsyncSession, claims: Claims) -> User | None:
    """Find the user of a token, unless the login has ended or the user may not sign in."""
    return await session.scalar(
        select(User)
        .join(LoginSession, LoginSession.user_id == User.id)
        .where(
            User.id == claims.user_id,
            User.is_active,
            LoginSession.id == claims.session_id,
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > now(),
        )
    )
