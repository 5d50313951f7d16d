"""Sessions that several tellers know a part of are joined, and stay apart where the athlete split them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import TEXT, always, owner

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PAIR = ("source", "source_id", "other_source", "other_source_id")


def upgrade() -> None:
    op.add_column("completed_activities", sa.Column("joined_id", TEXT, nullable=True))
    for name in ("part_source", "part_source_id"):
        op.add_column("plan_executions", sa.Column(name, TEXT, nullable=True))
    op.create_table(
        "kept_apart",
        *always(TEXT, "athlete_id", *PAIR, "session_id"),
        sa.PrimaryKeyConstraint("athlete_id", *PAIR, name="pk_kept_apart"),
        owner("kept_apart"),
    )


def downgrade() -> None:
    op.drop_table("kept_apart")
    for name in ("part_source_id", "part_source"):
        op.drop_column("plan_executions", name)
    op.drop_column("completed_activities", "joined_id")
