"""The tables of users and their logins."""

import datetime as dt
from uuid import UUID, uuid4

from sqlalchemy import Identity, Index, String, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.common.tables import Base, foreign_key, now


class User(Base):
    """Somebody who can sign in."""

    __tablename__ = "accounts_user"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    password: Mapped[str] = mapped_column(String(128))
    last_login: Mapped[dt.datetime | None]
    is_superuser: Mapped[bool] = mapped_column(default=False)
    email: Mapped[str] = mapped_column(String(254))
    first_name: Mapped[str] = mapped_column(String(150), default="")
    last_name: Mapped[str] = mapped_column(String(150), default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    is_staff: Mapped[bool] = mapped_column(default=False)
    date_joined: Mapped[dt.datetime] = mapped_column(default=now)

    __table_args__ = (Index("accounts_user_email_uniq", func.lower(email), unique=True),)


class LoginSession(Base):
    """A login; its tokens live no longer than it does."""

    __tablename__ = "accounts_loginsession"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[int] = mapped_column(foreign_key("accounts_user.id", "cascade"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]

    user: Mapped[User] = relationship(lazy="raise")


class RefreshToken(Base):
    """A token that renews a login once; only its hash is kept."""

    __tablename__ = "accounts_refreshtoken"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(
        foreign_key("accounts_loginsession.id", "cascade"), index=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    used_at: Mapped[dt.datetime | None]

    session: Mapped[LoginSession] = relationship(lazy="raise")
