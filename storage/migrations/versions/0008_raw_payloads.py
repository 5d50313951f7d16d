"""What services answered, kept for a while; personal records; and the time in each heart-rate zone of an activity."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BYTES, DAY, JSON, MOMENT, REAL, TEXT, always, owner

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("completed_activities", sa.Column("hr_zone_s", JSON, nullable=True))
    op.create_table(
        "raw_payloads",
        *always(TEXT, "athlete_id", "source", "kind", "key"),
        *always(BYTES, "content", "digest"),
        *always(MOMENT, "stored_at"),
        sa.PrimaryKeyConstraint("athlete_id", "source", "kind", "key", name="pk_raw_payloads"),
        owner("raw_payloads"),
    )
    op.create_index("ix_raw_payloads_stored_at", "raw_payloads", ["stored_at"])
    op.create_table(
        "personal_records",
        *always(TEXT, "athlete_id", "kind", "source"),
        *always(REAL, "value"),
        *always(DAY, "day"),
        *always(TEXT, "activity_id"),
        *always(MOMENT, "stored_at"),
        sa.PrimaryKeyConstraint("athlete_id", "kind", "source", name="pk_personal_records"),
        owner("personal_records"),
    )


def downgrade() -> None:
    op.drop_table("personal_records")
    op.drop_table("raw_payloads")
    op.drop_column("completed_activities", "hr_zone_s")
