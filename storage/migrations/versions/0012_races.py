"""Races of which athletes told, and what is predicted for them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BOOL, BYTES, DAY, INT, MOMENT, REAL, TEXT, always, belongs_to, maybe, owner

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "races",
        *always(TEXT, "athlete_id", "id"),
        *always(BYTES, "name"),
        *always(DAY, "day"),
        *always(REAL, "distance_m"),
        *maybe(REAL, "goal_s"),
        *always(MOMENT, "told_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_races"),
        owner("races"),
    )
    op.create_table(
        "race_predictions",
        *always(TEXT, "athlete_id", "race_id"),
        *always(DAY, "day"),
        *always(REAL, "predicted_s", "low_s", "high_s"),
        *always(TEXT, "method"),
        *always(INT, "n"),
        *always(REAL, "five_k_s"),
        *always(BOOL, "calibrated"),
        *always(REAL, "seed_s"),
        *maybe(REAL, "riegel_s"),
        *always(REAL, "weekly_m", "longest_m"),
        *maybe(REAL, "planned_weekly_m", "gap_s", "gap_s_per_km"),
        *maybe(TEXT, "verdict"),
        sa.PrimaryKeyConstraint("athlete_id", "race_id", "day", name="pk_race_predictions"),
        belongs_to("race_predictions", ["race_id"], "races", ["id"]),
        owner("race_predictions"),
    )
    op.create_index("ix_race_predictions_athlete_id_day", "race_predictions", ["athlete_id", "day"])


def downgrade() -> None:
    op.drop_table("race_predictions")
    op.drop_table("races")
