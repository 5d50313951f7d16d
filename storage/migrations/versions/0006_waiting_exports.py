"""Exports that wait until their destination wants to be asked again, and what exactly stands in the way."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BYTES, MOMENT

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exports", sa.Column("detail", BYTES))
    op.add_column("exports", sa.Column("next_at", MOMENT))


def downgrade() -> None:
    op.drop_column("exports", "next_at")
    op.drop_column("exports", "detail")
