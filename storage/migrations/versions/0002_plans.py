"""Plans and their executions, reviews, proposals and exports; messages in and out."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    BIG,
    BYTES,
    DAY,
    INT,
    JSON,
    MOMENT,
    REAL,
    SERIAL,
    TEXT,
    always,
    belongs_to,
    maybe,
    only_one,
    owner,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _plans()
    _decisions()
    _messages()


def downgrade() -> None:
    for table in (
        "heartbeats",
        "outbox",
        "inbox",
        "exports",
        "proposals",
        "daily_reviews",
        "plan_executions",
        "plan_drafts",
        "planned_workouts",
        "plan_versions",
        "training_plans",
    ):
        op.drop_table(table)


def _plans() -> None:
    op.create_table(
        "training_plans",
        *always(TEXT, "athlete_id", "id"),
        *always(INT, "current_number"),
        *always(MOMENT, "created_at"),
        *maybe(MOMENT, "replaced_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_training_plans"),
        owner("training_plans"),
    )
    only_one("uq_training_plans_current", "training_plans", ["athlete_id"], "replaced_at IS NULL")
    op.create_table(
        "plan_versions",
        *always(TEXT, "athlete_id", "plan_id"),
        *always(INT, "number"),
        *always(BYTES, "blueprint"),
        *always(MOMENT, "made_at"),
        *maybe(TEXT, "proposal_id"),
        sa.PrimaryKeyConstraint("athlete_id", "plan_id", "number", name="pk_plan_versions"),
        sa.UniqueConstraint("athlete_id", "proposal_id", name="uq_plan_versions_athlete_id_proposal_id"),
        belongs_to("plan_versions", ["plan_id"], "training_plans", ["id"]),
        owner("plan_versions"),
    )
    op.create_table(
        "planned_workouts",
        *always(TEXT, "athlete_id", "plan_id", "workout_id"),
        *always(DAY, "day"),
        *always(TEXT, "sport", "purpose", "priority"),
        *always(INT, "minutes"),
        *maybe(REAL, "distance_m"),
        sa.PrimaryKeyConstraint("athlete_id", "plan_id", "workout_id", name="pk_planned_workouts"),
        belongs_to("planned_workouts", ["plan_id"], "training_plans", ["id"]),
        owner("planned_workouts"),
    )
    op.create_index("ix_planned_workouts_athlete_id_day", "planned_workouts", ["athlete_id", "day"])
    op.create_table(
        "plan_drafts",
        *always(TEXT, "athlete_id", "id"),
        *always(BYTES, "body"),
        *always(MOMENT, "expires_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_plan_drafts"),
        owner("plan_drafts"),
    )
    op.create_table(
        "plan_executions",
        *always(TEXT, "athlete_id", "plan_id", "source", "source_id", "workout_id"),
        *always(REAL, "cost"),
        *always(TEXT, "state"),
        sa.PrimaryKeyConstraint(
            "athlete_id", "plan_id", "source", "source_id", "workout_id", name="pk_plan_executions"
        ),
        belongs_to("plan_executions", ["plan_id"], "training_plans", ["id"]),
        belongs_to("plan_executions", ["source", "source_id"], "completed_activities", ["source", "source_id"]),
        owner("plan_executions"),
    )
    only_one(
        "uq_plan_executions_activity",
        "plan_executions",
        ["athlete_id", "plan_id", "source", "source_id"],
        "state <> 'rejected'",
    )
    only_one(
        "uq_plan_executions_workout", "plan_executions", ["athlete_id", "plan_id", "workout_id"], "state <> 'rejected'"
    )


def _decisions() -> None:
    op.create_table(
        "daily_reviews",
        *always(TEXT, "athlete_id"),
        *always(DAY, "day"),
        *always(TEXT, "decision"),
        *always(BYTES, "facts"),
        *maybe(TEXT, "proposal_id"),
        *always(MOMENT, "made_at"),
        sa.PrimaryKeyConstraint("athlete_id", "day", name="pk_daily_reviews"),
        owner("daily_reviews"),
    )
    op.create_table(
        "proposals",
        *always(TEXT, "athlete_id", "id", "plan_id"),
        *always(INT, "base_version"),
        *always(BYTES, "patch"),
        *always(TEXT, "diff_hash"),
        *always(JSON, "reasons"),
        *always(MOMENT, "made_at", "expires_at"),
        *always(TEXT, "state"),
        *always(INT, "revision"),
        *maybe(MOMENT, "decided_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_proposals"),
        belongs_to("proposals", ["plan_id", "base_version"], "plan_versions", ["plan_id", "number"]),
        owner("proposals"),
    )
    op.create_index("ix_proposals_state_expires_at", "proposals", ["state", "expires_at"])
    only_one("uq_proposals_open", "proposals", ["athlete_id", "plan_id"], "state = 'open'")
    op.create_table(
        "exports",
        *always(TEXT, "athlete_id", "id", "plan_id"),
        *always(INT, "version"),
        *always(TEXT, "workout_id", "destination", "state"),
        *maybe(TEXT, "remote_id"),
        *always(INT, "attempts"),
        *maybe(TEXT, "error"),
        *always(MOMENT, "created_at", "updated_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_exports"),
        sa.UniqueConstraint(
            "athlete_id",
            "plan_id",
            "version",
            "workout_id",
            "destination",
            name="uq_exports_athlete_id_plan_id_version_workout_id_destination",
        ),
        belongs_to("exports", ["plan_id", "version"], "plan_versions", ["plan_id", "number"]),
        owner("exports"),
    )
    op.create_index("ix_exports_state", "exports", ["state"])


def _messages() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", BIG, autoincrement=False, nullable=False),
        *always(BYTES, "raw"),
        *always(MOMENT, "received_at"),
        *always(TEXT, "state"),
        *maybe(TEXT, "reason"),
        *always(INT, "attempts"),
        *maybe(MOMENT, "finished_at"),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_state_update_id", "inbox", ["state", "update_id"])
    op.create_table(
        "outbox",
        sa.Column("seq", SERIAL, sa.Identity(always=True), nullable=False),
        *always(TEXT, "id"),
        *maybe(TEXT, "athlete_id"),
        *always(BIG, "chat_id"),
        *always(TEXT, "kind"),
        *always(BYTES, "facts"),
        *maybe(TEXT, "edits", "subject"),
        *always(TEXT, "state"),
        *maybe(BIG, "message_id"),
        *always(INT, "copies"),
        *maybe(TEXT, "error"),
        *always(MOMENT, "next_try_at", "created_at"),
        *maybe(MOMENT, "finished_at"),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        owner("outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_athlete_id_subject", "outbox", ["athlete_id", "subject"])
    op.create_index("ix_outbox_state_chat_id_seq", "outbox", ["state", "chat_id", "seq"])
    op.create_table(
        "heartbeats",
        *always(TEXT, "name"),
        *always(MOMENT, "at"),
        sa.PrimaryKeyConstraint("name", name="pk_heartbeats"),
    )
