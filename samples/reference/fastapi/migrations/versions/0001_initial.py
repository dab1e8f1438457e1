"""Make the first tables, as Django would make them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "django_content_type",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("app_label", sa.String(length=100), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "app_label", "model", name="django_content_type_app_label_model_76bd3d3b_uniq"
        ),
    )
    op.create_table(
        "auth_permission",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("content_type_id", sa.Integer(), nullable=False),
        sa.Column("codename", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["content_type_id"],
            ["django_content_type.id"],
            name="auth_permission_content_type_id_2f476e4b_fk_django_co",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint(
            "content_type_id",
            "codename",
            name="auth_permission_content_type_id_codename_01ab375a_uniq",
        ),
    )
    op.create_index(
        "auth_permission_content_type_id_2f476e4b", "auth_permission", ["content_type_id"]
    )
    op.create_table(
        "auth_group",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name="auth_group_name_key"),
    )
    op.create_index(
        "auth_group_name_a6ea08ec_like",
        "auth_group",
        ["name"],
        postgresql_ops={"name": "varchar_pattern_ops"},
    )
    op.create_table(
        "auth_group_permissions",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("permission_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["auth_group.id"],
            name="auth_group_permissions_group_id_b120cbf9_fk_auth_group_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["permission_id"],
            ["auth_permission.id"],
            name="auth_group_permissio_permission_id_84c5c92e_fk_auth_perm",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint(
            "group_id",
            "permission_id",
            name="auth_group_permissions_group_id_permission_id_0cd325b0_uniq",
        ),
    )
    op.create_index(
        "auth_group_permissions_group_id_b120cbf9", "auth_group_permissions", ["group_id"]
    )
    op.create_index(
        "auth_group_permissions_permission_id_84c5c92e", "auth_group_permissions", ["permission_id"]
    )
    op.create_table(
        "accounts_throttle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        prefixes=["UNLOGGED"],
    )
    op.create_table(
        "accounts_user",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("password", sa.String(length=128), nullable=False),
        sa.Column("last_login", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_superuser", sa.Boolean(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("first_name", sa.String(length=150), nullable=False),
        sa.Column("last_name", sa.String(length=150), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_staff", sa.Boolean(), nullable=False),
        sa.Column("date_joined", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "accounts_user_email_uniq", "accounts_user", [sa.text('lower("email")')], unique=True
    )
    op.create_table(
        "accounts_user_groups",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts_user.id"],
            name="accounts_user_groups_user_id_52b62117_fk_accounts_user_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["auth_group.id"],
            name="accounts_user_groups_group_id_bd11a704_fk_auth_group_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint(
            "user_id", "group_id", name="accounts_user_groups_user_id_group_id_59c0b32f_uniq"
        ),
    )
    op.create_index("accounts_user_groups_user_id_52b62117", "accounts_user_groups", ["user_id"])
    op.create_index("accounts_user_groups_group_id_bd11a704", "accounts_user_groups", ["group_id"])
    op.create_table(
        "accounts_user_user_permissions",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("permission_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts_user.id"],
            name="accounts_user_user_p_user_id_e4f0a161_fk_accounts_",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["permission_id"],
            ["auth_permission.id"],
            name="accounts_user_user_p_permission_id_113bb443_fk_auth_perm",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint(
            "user_id",
            "permission_id",
            name="accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq",
        ),
    )
    op.create_index(
        "accounts_user_user_permissions_user_id_e4f0a161",
        "accounts_user_user_permissions",
        ["user_id"],
    )
    op.create_index(
        "accounts_user_user_permissions_permission_id_113bb443",
        "accounts_user_user_permissions",
        ["permission_id"],
    )
    op.create_table(
        "accounts_loginsession",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts_user.id"],
            name="accounts_loginsession_user_id_88028387_fk_accounts_user_id",
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index("accounts_loginsession_user_id_88028387", "accounts_loginsession", ["user_id"])
    op.create_table(
        "accounts_refreshtoken",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["accounts_loginsession.id"],
            name="accounts_refreshtoke_session_id_97916894_fk_accounts_",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint("token_hash", name="accounts_refreshtoken_token_hash_key"),
    )
    op.create_index(
        "accounts_refreshtoken_token_hash_ba821f25_like",
        "accounts_refreshtoken",
        ["token_hash"],
        postgresql_ops={"token_hash": "varchar_pattern_ops"},
    )
    op.create_index(
        "accounts_refreshtoken_session_id_97916894", "accounts_refreshtoken", ["session_id"]
    )
    op.create_table(
        "accounts_registration",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password", sa.String(length=128), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash", name="accounts_registration_token_hash_key"),
    )
    op.create_index(
        "accounts_registration_token_hash_4fc62063_like",
        "accounts_registration",
        ["token_hash"],
        postgresql_ops={"token_hash": "varchar_pattern_ops"},
    )
    op.create_index(
        "accounts_registration_email_uniq",
        "accounts_registration",
        [sa.text('lower("email")')],
        unique=True,
    )
    op.create_table(
        "library_author",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "library_book",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["library_author.id"],
            name="library_book_author_id_d9a3b67e_fk_library_author_id",
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index("library_book_author_id_d9a3b67e", "library_book", ["author_id"])


def downgrade() -> None:
    """Take every table away, with its rows."""
    op.drop_table("library_book")
    op.drop_table("library_author")
    op.drop_table("accounts_registration")
    op.drop_table("accounts_refreshtoken")
    op.drop_table("accounts_loginsession")
    op.drop_table("accounts_user_user_permissions")
    op.drop_table("accounts_user_groups")
    op.drop_table("accounts_user")
    op.drop_table("accounts_throttle")
    op.drop_table("auth_group_permissions")
    op.drop_table("auth_group")
    op.drop_table("auth_permission")
    op.drop_table("django_content_type")
