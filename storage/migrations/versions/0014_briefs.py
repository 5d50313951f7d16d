"""Briefs, weekly reviews, what was found about a session, plans asked for, and when the next brief is due."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BYTES, DAY, INT, MOMENT, TEXT, TIME, always, maybe, owner

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mornings()
    op.create_table(
        "daily_briefs",
        *always(TEXT, "athlete_id"),
        *always(DAY, "day"),
        *always(TEXT, "decision"),
        *always(BYTES, "facts"),
        *maybe(TEXT, "proposal_id"),
        *always(MOMENT, "made_at"),
        sa.PrimaryKeyConstraint("athlete_id", "day", name="pk_daily_briefs"),
        owner("daily_briefs"),
    )
    op.create_table(
        "weekly_reviews",
        *always(TEXT, "athlete_id"),
        *always(DAY, "monday"),
        *always(BYTES, "facts"),
        *always(MOMENT, "made_at"),
        sa.PrimaryKeyConstraint("athlete_id", "monday", name="pk_weekly_reviews"),
        owner("weekly_reviews"),
    )
    op.create_table(
        "analysis_insights",
        *always(TEXT, "athlete_id", "kind", "source", "source_id"),
        *always(INT, "revision"),
        *maybe(BYTES, "facts"),
        *maybe(TEXT, "outgoing_id"),
        *maybe(MOMENT, "wanted_at", "made_at"),
        sa.PrimaryKeyConstraint("athlete_id", "kind", "source", "source_id", name="pk_analysis_insights"),
        owner("analysis_insights"),
    )
    op.create_table(
        "plan_wishes",
        *always(TEXT, "athlete_id", "id"),
        *maybe(TEXT, "race_id"),
        *maybe(INT, "weeks"),
        *always(MOMENT, "wanted_at"),
        sa.PrimaryKeyConstraint("athlete_id", name="pk_plan_wishes"),
        owner("plan_wishes"),
    )
    op.create_index("ix_analysis_insights_wanted_at", "analysis_insights", ["wanted_at"])


def downgrade() -> None:
    for table in ("plan_wishes", "analysis_insights", "weekly_reviews", "daily_briefs"):
        op.drop_table(table)
    op.drop_index("ix_athletes_next_brief_at", "athletes")
    for column in ("next_brief_at", "brief_at"):
        op.drop_column("athletes", column)


def _mornings() -> None:
    """Whoever is reviewed is briefed too, at seven; the first look finds out which morning that is."""
    op.add_column("athletes", sa.Column("brief_at", TIME, nullable=True))
    op.add_column("athletes", sa.Column("next_brief_at", MOMENT, nullable=True))
    op.execute("UPDATE athletes SET brief_at = '07:00:00.000000', next_brief_at = next_review_at")
    op.create_index("ix_athletes_next_brief_at", "athletes", ["next_brief_at"])
