"""Let a municipality have its own help hours."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("help_from", sa.Time(), server_default="09:00:00", nullable=False)
        )
        batch_op.add_column(
            sa.Column("help_until", sa.Time(), server_default="17:00:00", nullable=False)
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_column("help_until")
        batch_op.drop_column("help_from")
