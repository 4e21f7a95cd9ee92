"""Let a municipality answer a vote, and be reminded of the day by which it promised to."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# SQLite makes these tables anew, and must keep this for them.
NEVER_REUSED = {"sqlite_autoincrement": True}

# The older bot would not know what to draw; deliveries first: while tables are made anew, SQLite
# lets nothing follow its parent.
OURS = "kind = 'poll_unanswered'"
FORGET = (
    f"DELETE FROM delivery WHERE notice_id IN (SELECT id FROM notice WHERE {OURS})",
    f"DELETE FROM notice WHERE {OURS}",
)


def upgrade() -> None:
    """Go up."""
    op.add_column("poll", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("announcement", schema=None, table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.add_column(sa.Column("poll_id", NUMBER, nullable=True))
        batch_op.create_index(batch_op.f("ix_announcement_poll_id"), ["poll_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_announcement_poll_id_poll"),
            "poll",
            ["poll_id"],
            ["id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    """Go back: an answer is then a message as any other."""
    for statement in FORGET:
        op.execute(statement)
    with op.batch_alter_table("announcement", schema=None, table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_announcement_poll_id_poll"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_announcement_poll_id"))
        batch_op.drop_column("poll_id")
    with op.batch_alter_table("poll", schema=None, table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.drop_column("answered_at")
