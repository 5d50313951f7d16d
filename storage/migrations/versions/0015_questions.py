"""Questions in the athletes' own words, their consent, and what language models were asked."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BIG, BOOL, BYTES, INT, MOMENT, TEXT, always, maybe, owner

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        *always(TEXT, "athlete_id", "id"),
        *always(BYTES, "question"),
        *always(TEXT, "state"),
        *maybe(BYTES, "answer", "seen"),
        *always(MOMENT, "asked_at"),
        *maybe(MOMENT, "ended_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_conversations"),
        owner("conversations"),
    )
    op.create_index("ix_conversations_state", "conversations", ["state"])
    op.create_table(
        "model_calls",
        *always(TEXT, "athlete_id", "id", "about", "provider", "model", "prompt", "fate"),
        *always(BIG, "cost"),
        *maybe(INT, "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens"),
        *always(MOMENT, "asked_at"),
        *maybe(MOMENT, "ended_at"),
        sa.PrimaryKeyConstraint("athlete_id", "id", name="pk_model_calls"),
        owner("model_calls"),
    )
    op.create_index("ix_model_calls_asked_at", "model_calls", ["asked_at"])
    op.create_table(
        "consents",
        *always(TEXT, "athlete_id"),
        *always(INT, "version"),
        *always(BOOL, "given"),
        *always(MOMENT, "decided_at"),
        sa.PrimaryKeyConstraint("athlete_id", name="pk_consents"),
        owner("consents"),
    )


def downgrade() -> None:
    for table in ("consents", "model_calls", "conversations"):
        op.drop_table(table)
