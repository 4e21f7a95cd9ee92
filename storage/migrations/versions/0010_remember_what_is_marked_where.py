"""Remember in which messages people mark a vote, and from which priority one was copied."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Kinds of notices that the older bot does not know.
NEW = "kind IN ('poll_paper_counted', 'poll_paper_agreed')"
FORGET = (
    f"DELETE FROM delivery WHERE notice_id IN (SELECT id FROM notice WHERE {NEW})",
    f"DELETE FROM notice WHERE {NEW}",
)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "marked_message",
        sa.Column("contact_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name=op.f("fk_marked_message_contact_id_contact"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"],
            ["poll.id"],
            name=op.f("fk_marked_message_poll_id_poll"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contact_id", "message_id", name=op.f("pk_marked_message")),
    )
    op.create_index(op.f("ix_marked_message_poll_id"), "marked_message", ["poll_id"])
    op.add_column("priority_item", sa.Column("copied_from", NUMBER, nullable=True))


def downgrade() -> None:
    """Go back: marks stay in messages that were left, and what was renamed looks new."""
    for statement in FORGET:
        op.execute(statement)
    op.drop_column("priority_item", "copied_from")
    op.drop_table("marked_message")
