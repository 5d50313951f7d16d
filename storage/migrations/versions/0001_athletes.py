"""Athletes, what they did and what was measured."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    BIG,
    BOOL,
    BYTES,
    DAY,
    INT,
    JSON,
    MOMENT,
    REAL,
    TEXT,
    TIME,
    always,
    maybe,
    owner,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _training()


def downgrade() -> None:
    for table in (
        "analytics_rollups",
        "progress_metrics",
        "completed_activities",
        "credentials",
        "pairing_attempts",
        "pairing_codes",
        "athletes",
    ):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "athletes",
        *always(TEXT, "id"),
        *always(BYTES, "display_name"),
        *always(TEXT, "zone_name", "language", "distance_unit", "weight_unit", "pool_unit"),
        *always(TIME, "review_at"),
        *always(JSON, "profile"),
        *always(BYTES, "goals", "availability"),
        *always(JSON, "limits"),
        *maybe(BIG, "user_id", "chat_id"),
        *maybe(MOMENT, "paired_at", "next_review_at"),
        *always(MOMENT, "created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_athletes"),
        sa.UniqueConstraint("user_id", name="uq_athletes_user_id"),
    )
    op.create_index("ix_athletes_next_review_at", "athletes", ["next_review_at"])
    op.create_table(
        "pairing_codes",
        *always(BYTES, "code_hash"),
        *always(TEXT, "athlete_id"),
        *always(MOMENT, "expires_at"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_pairing_codes"),
        owner("pairing_codes"),
    )
    op.create_table(
        "pairing_attempts",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        *always(MOMENT, "since"),
        *always(INT, "tries"),
        sa.PrimaryKeyConstraint("user_id", name="pk_pairing_attempts"),
    )
    op.create_table(
        "credentials",
        *always(TEXT, "athlete_id", "service"),
        *always(BYTES, "secret"),
        sa.PrimaryKeyConstraint("athlete_id", "service", name="pk_credentials"),
        owner("credentials"),
    )


def _training() -> None:
    op.create_table(
        "completed_activities",
        *always(TEXT, "athlete_id", "source", "source_id", "sport"),
        *always(MOMENT, "started_at"),
        *always(DAY, "day"),
        *always(REAL, "elapsed_s", "moving_s"),
        *always(BYTES, "title"),
        *always(TEXT, "sub_sport"),
        *maybe(
            REAL,
            "distance_m",
            "ascent_m",
            "average_hr",
            "max_hr",
            "average_power_w",
            "normalized_power_w",
            "calories",
            "rpe",
            "pool_length_m",
        ),
        *maybe(BOOL, "pool_in_yards"),
        *maybe(JSON, "details"),
        *always(BYTES, "digest"),
        *always(MOMENT, "stored_at"),
        sa.PrimaryKeyConstraint("athlete_id", "source", "source_id", name="pk_completed_activities"),
        owner("completed_activities"),
    )
    op.create_index("ix_completed_activities_athlete_id_day", "completed_activities", ["athlete_id", "day"])
    op.create_table(
        "progress_metrics",
        *always(TEXT, "athlete_id", "kind", "exercise"),
        *always(DAY, "day"),
        *always(TEXT, "source"),
        *always(REAL, "value"),
        *always(MOMENT, "stored_at"),
        sa.PrimaryKeyConstraint("athlete_id", "kind", "exercise", "day", "source", name="pk_progress_metrics"),
        owner("progress_metrics"),
    )
    op.create_index("ix_progress_metrics_athlete_id_day", "progress_metrics", ["athlete_id", "day"])
    op.create_table(
        "analytics_rollups",
        *always(TEXT, "athlete_id"),
        *always(DAY, "day"),
        *always(REAL, "load", "ctl", "atl"),
        *always(BOOL, "warming_up"),
        *always(REAL, "run_minutes", "ride_minutes", "swim_minutes", "strength_minutes", "other_minutes"),
        sa.PrimaryKeyConstraint("athlete_id", "day", name="pk_analytics_rollups"),
        owner("analytics_rollups"),
    )
