"""Count on who voted on paper and was erased: their ballot lies in the box without a name."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# On the way back SQLite makes the table anew, and must keep this for it.
NEVER_REUSED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Go up."""
    op.add_column("poll", sa.Column("erased_on_paper", NUMBER, server_default="0", nullable=False))


def downgrade() -> None:
    """Go back; ballots on paper of whom nobody knows any more can not be counted then."""
    with op.batch_alter_table("poll", schema=None, table_kwargs=NEVER_REUSED) as batch_op:
        batch_op.drop_column("erased_on_paper")
