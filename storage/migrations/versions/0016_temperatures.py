"""How warm it was during a session, as the watch measured it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import REAL

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("completed_activities", sa.Column("temperature_c", REAL, nullable=True))


def downgrade() -> None:
    op.drop_column("completed_activities", "temperature_c")
