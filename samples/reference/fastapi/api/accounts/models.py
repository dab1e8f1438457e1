"""The tables of users and their logins."""

import datetime as dt
from uuid import UUID, uuid4

from sqlalchemy import Identity, Index, Integer, String, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.common.tables import Base, foreign_key, join_table, now


class ContentType(Base):
    """A model as Django's permissions know it."""

    __tablename__ = "django_content_type"
    __table_args__ = (
        UniqueConstraint(
            "app_label", "model", name="django_content_type_app_label_model_76bd3d3b_uniq"
        ),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    app_label: Mapped[str] = mapped_column(String(100))
    model: Mapped[str] = mapped_column(String(100))


class Permission(Base):
    """Something that a user may do."""

    __tablename__ = "auth_permission"
    __table_args__ = (
        UniqueConstraint(
            "content_type_id",
            "codename",
            name="auth_permission_content_type_id_codename_01ab375a_uniq",
        ),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    content_type_id: Mapped[int] = mapped_column(
        foreign_key("django_content_type.id", "cascade"), index=True
    )
    codename: Mapped[str] = mapped_column(String(100))


class Group(Base):
    """A role: permissions under a name."""

    __tablename__ = "auth_group"

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(String(150), unique=True)


group_permissions = join_table(
    "auth_group_permissions",
    ("group_id", "auth_group.id"),
    ("permission_id", "auth_permission.id"),
)
user_groups = join_table(
    "accounts_user_groups",
    ("user_id", "accounts_user.id"),
    ("group_id", "auth_group.id"),
)
user_permissions = join_table(
    "accounts_user_user_permissions",
    ("user_id", "accounts_user.id"),
    ("permission_id", "auth_permission.id"),
)


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


class Registration(Base):
    """Becomes a user when its e-mail address is verified; a newer one takes its place."""

    __tablename__ = "accounts_registration"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    password: Mapped[str] = mapped_column(String(128))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    __table_args__ = (Index("accounts_registration_email_uniq", func.lower(email), unique=True),)


class Throttle(Base):
    """How often something was tried since a while ago; the id stands for what and by whom."""

    __tablename__ = "accounts_throttle"
    # Counts are short-lived, and a crash may lose them: PostgreSQL need not log them ahead.
    __table_args__ = ({"prefixes": ["UNLOGGED"]},)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(Integer)
    ends_at: Mapped[dt.datetime]
