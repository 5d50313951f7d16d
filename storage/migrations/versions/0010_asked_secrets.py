"""Secrets that an athlete is asked for in the chat."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BYTES, MOMENT, TEXT, always, maybe, owner

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked_secrets",
        *always(TEXT, "athlete_id", "service"),
        *always(BYTES, "state"),
        *maybe(BYTES, "told"),
        *always(MOMENT, "asked_at", "expires_at"),
        sa.PrimaryKeyConstraint("athlete_id", "service", name="pk_asked_secrets"),
        owner("asked_secrets"),
    )


def downgrade() -> None:
    op.drop_table("asked_secrets")
