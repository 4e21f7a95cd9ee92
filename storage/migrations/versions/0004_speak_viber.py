"""Speak Viber: sessions and their cost, what arrived, one person with two messengers, media."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Where a table is made anew, this would be lost: old buttons carry these numbers.
NEVER_REUSED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "charged_month",
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("messages", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_charged_month_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("municipality_id", "month", name=op.f("pk_charged_month")),
    )
    op.create_table(
        "link_code",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_link_code_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("code", name=op.f("uq_link_code_code")),
        sa.UniqueConstraint("person_id", name=op.f("uq_link_code_person_id")),
    )
    for table in ("announcement", "meeting"):
        op.add_column(
            table,
            sa.Column("is_telegram_only", sa.Boolean(), server_default=sa.false(), nullable=False),
        )
    op.add_column("contact", sa.Column("session_at", sa.DateTime(timezone=True), nullable=True))
    for column in (
        sa.Column("is_outside_session", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("billing_status", NUMBER, nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("delivery", column)
    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("fetch_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("attempts", NUMBER, server_default="0", nullable=False))
        batch_op.create_unique_constraint(batch_op.f("uq_media_file"), ["file"])
        batch_op.create_index(batch_op.f("ix_media_fetch_at"), ["fetch_at"], unique=False)
    op.add_column(
        "municipality", sa.Column("viber_limit", NUMBER, server_default="500", nullable=False)
    )
    op.add_column("person", sa.Column("preferred_messenger", sa.String(length=30), nullable=True))


def downgrade() -> None:
    """Go back: who has two chats is written to in the first again."""
    with op.batch_alter_table("person", schema=None, table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.drop_column("preferred_messenger")
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_column("viber_limit")
    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_media_fetch_at"))
        batch_op.drop_constraint(batch_op.f("uq_media_file"), type_="unique")
        batch_op.drop_column("attempts")
        batch_op.drop_column("fetch_at")
        batch_op.drop_column("file")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_column("seen_at")
        batch_op.drop_column("delivered_at")
        batch_op.drop_column("billing_status")
        batch_op.drop_column("is_outside_session")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_column("session_at")
    for table in ("meeting", "announcement"):
        with op.batch_alter_table(table, schema=None, table_kwargs=NEVER_REUSED) as batch_op:
            batch_op.drop_column("is_telegram_only")
    op.drop_table("link_code")
    op.drop_table("charged_month")
