"""Remember which vote an answer was about, what is told in Telegram alone, and who looked."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# SQLite makes these tables anew, and must keep this for them.
NEVER_REUSED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Go up."""
    op.add_column("promised_answer", sa.Column("poll_id", NUMBER, nullable=True))
    for table, column in (("priority_list", "is_telegram_only"), ("poll", "is_looked_at")):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    """Go back: what was not shown then leads to the menu."""
    for table, column in (("poll", "is_looked_at"), ("priority_list", "is_telegram_only")):
        with op.batch_alter_table(table, schema=None, table_kwargs=NEVER_REUSED) as batch_op:
            batch_op.drop_column(column)
    op.drop_column("promised_answer", "poll_id")
