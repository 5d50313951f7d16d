"""Jobs, circuits and alerts; when an athlete was last seen, and since when they cannot be reached."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import INT, JSON, MOMENT, REAL, TEXT, always, maybe, owner

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobs",
        *always(TEXT, "id", "type"),
        *maybe(TEXT, "athlete_id"),
        *always(JSON, "params"),
        *always(TEXT, "state"),
        *always(INT, "attempts"),
        *maybe(TEXT, "error", "worker"),
        *always(MOMENT, "queued_at", "next_try_at"),
        *maybe(MOMENT, "started_at", "finished_at"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        owner("jobs"),
    )
    op.create_index("ix_jobs_state_next_try_at", "jobs", ["state", "next_try_at"])
    op.create_index("ix_jobs_finished_at", "jobs", ["finished_at"])
    op.create_index("ix_jobs_athlete_id", "jobs", ["athlete_id"])
    op.create_table(
        "circuits",
        *always(TEXT, "name"),
        *always(MOMENT, "open_until"),
        *always(INT, "failures"),
        *always(TEXT, "reason"),
        sa.PrimaryKeyConstraint("name", name="pk_circuits"),
    )
    op.create_table(
        "alerts",
        *always(TEXT, "rule"),
        *always(REAL, "value"),
        *always(MOMENT, "raised_at", "told_at"),
        *maybe(MOMENT, "cleared_at"),
        sa.PrimaryKeyConstraint("rule", name="pk_alerts"),
    )
    for name in ("seen_at", "unreachable_at"):
        op.add_column("athletes", sa.Column(name, MOMENT, nullable=True))


def downgrade() -> None:
    for name in ("unreachable_at", "seen_at"):
        op.drop_column("athletes", name)
    for table in ("alerts", "circuits", "jobs"):
        op.drop_table(table)
