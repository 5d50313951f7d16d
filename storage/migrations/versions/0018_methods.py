"""By which method a figure was computed, and from how many."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import INT, TEXT

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("progress_metrics", sa.Column("method", TEXT, nullable=False, server_default=""))
    op.add_column("progress_metrics", sa.Column("n", INT, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("progress_metrics", "n")
    op.drop_column("progress_metrics", "method")
