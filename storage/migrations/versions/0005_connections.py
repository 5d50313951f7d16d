"""Services that are connected, where to go on with each of their parts, and exports that are asked for anew."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BOOL, INT, MOMENT, TEXT, always, belongs_to, maybe, owner

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exports", sa.Column("round", INT, nullable=False, server_default="0"))
    op.add_column("exports", sa.Column("overwrite", BOOL, nullable=False, server_default=sa.false()))
    op.create_table(
        "connections",
        *always(TEXT, "athlete_id", "service"),
        *always(MOMENT, "connected_at", "next_at"),
        *maybe(MOMENT, "rests_until"),
        *always(INT, "failures"),
        *maybe(TEXT, "trouble"),
        *maybe(MOMENT, "succeeded_at", "wanted_at"),
        *always(INT, "dropped"),
        sa.PrimaryKeyConstraint("athlete_id", "service", name="pk_connections"),
        owner("connections"),
    )
    op.create_index("ix_connections_next_at", "connections", ["next_at"])
    op.create_table(
        "sync_cursors",
        *always(TEXT, "athlete_id", "service", "part", "cursor"),
        *always(MOMENT, "moved_at"),
        sa.PrimaryKeyConstraint("athlete_id", "service", "part", name="pk_sync_cursors"),
        belongs_to("sync_cursors", ["service"], "connections", ["service"]),
        owner("sync_cursors"),
    )


def downgrade() -> None:
    for name in ("overwrite", "round"):
        op.drop_column("exports", name)
    op.drop_table("sync_cursors")
    op.drop_table("connections")
