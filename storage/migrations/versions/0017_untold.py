"""Reviews and briefs of what was over, which were made later and told to nobody."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BOOL

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = ("daily_reviews", "daily_briefs", "weekly_reviews")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("untold", BOOL, nullable=True))


def downgrade() -> None:
    """What nobody was told is no history for whoever cannot tell it apart."""
    for table in TABLES:
        op.execute(sa.table(table, sa.column("untold")).delete().where(sa.column("untold").is_not(None)))
        op.drop_column(table, "untold")
