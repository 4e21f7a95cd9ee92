"""Promise answers in a table of their own, and tell whom Viber's limit left out."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# A kind of notice that the older bot does not know.
FORGET = (
    "DELETE FROM delivery WHERE notice_id IN (SELECT id FROM notice WHERE kind = 'limit_reached')",
    "DELETE FROM notice WHERE kind = 'limit_reached'",
)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "promised_answer",
        sa.Column("contact_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name=op.f("fk_promised_answer_contact_id_contact"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_promised_answer")),
    )


def downgrade() -> None:
    """Go back; what was promised within the last minute is lost if its process has died."""
    for statement in FORGET:
        op.execute(statement)
    op.drop_table("promised_answer")
