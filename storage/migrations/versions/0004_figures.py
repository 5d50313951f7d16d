"""What monitors ask every minute is found without reading every row: when data last came in."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_completed_activities_stored_at": ("completed_activities", ["stored_at"]),
    "ix_progress_metrics_kind_day": ("progress_metrics", ["kind", "day"]),
}


def upgrade() -> None:
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
