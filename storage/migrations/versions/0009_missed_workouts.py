"""Why planned workouts were not done."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BYTES, DAY, MOMENT, TEXT, always, belongs_to, owner

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "missed_workouts",
        *always(TEXT, "athlete_id", "plan_id", "workout_id"),
        *always(DAY, "day"),
        *always(BYTES, "reason"),
        *always(MOMENT, "told_at"),
        sa.PrimaryKeyConstraint("athlete_id", "plan_id", "workout_id", name="pk_missed_workouts"),
        belongs_to("missed_workouts", ["plan_id"], "training_plans", ["id"]),
        owner("missed_workouts"),
    )
    op.create_index("ix_missed_workouts_athlete_id_day", "missed_workouts", ["athlete_id", "day"])


def downgrade() -> None:
    op.drop_table("missed_workouts")
