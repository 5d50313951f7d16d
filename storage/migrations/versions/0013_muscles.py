"""Hard sets of each muscle, with the day that they were done on."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import JSON

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("analytics_rollups", sa.Column("muscles", JSON, nullable=True))


def downgrade() -> None:
    op.drop_column("analytics_rollups", "muscles")
