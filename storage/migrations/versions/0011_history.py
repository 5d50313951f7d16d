"""What is made from activities: loads with their figures, weeks, what was lifted; and the graded speed of a run."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import BOOL, DAY, INT, JSON, REAL, TEXT, always, maybe, owner

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SESSION = ("source", "source_id")
SPORTS = ("run", "ride", "swim", "strength", "other")


def upgrade() -> None:
    op.add_column("completed_activities", sa.Column("graded_speed_m_per_s", REAL, nullable=True))
    _table(
        "session_loads",
        SESSION,
        *always(TEXT, *SESSION),
        *always(DAY, "day"),
        *always(REAL, "points"),
        *always(TEXT, "method"),
        *always(BOOL, "assumed"),
        *always(JSON, "dropped", "inputs"),
        *always(INT, "n"),
    )
    _table(
        "set_facts",
        (*SESSION, "number"),
        *always(TEXT, *SESSION),
        *always(INT, "number"),
        *always(DAY, "day"),
        *always(TEXT, "exercise", "kind"),
        *always(BOOL, "hard"),
        *maybe(INT, "reps"),
        *maybe(REAL, "weight_kg", "rpe", "e1rm_kg"),
    )
    for name in ("session_loads", "set_facts"):
        op.create_index(f"ix_{name}_athlete_id_day", name, ["athlete_id", "day"])
    amounts = [f"{sport}_{unit}" for unit in ("minutes", "m") for sport in SPORTS]
    _table(
        "analytics_weeks",
        ("monday",),
        *always(DAY, "monday"),
        *always(INT, "sessions"),
        *always(REAL, "load", "ctl", "atl", "edwards", "easy_s", "hard_s"),
        *maybe(REAL, "monotony", "strain"),
        *always(REAL, *amounts),
    )
    _table(
        "series_exercises",
        ("day", "exercise"),
        *always(DAY, "day"),
        *always(TEXT, "exercise"),
        *always(INT, "sets", "reps"),
        *always(REAL, "volume_kg"),
        *maybe(REAL, "top_weight_kg", "e1rm_kg"),
    )
    for name in ("series_muscles", "series_muscle_groups"):
        _table(name, ("day", "name"), *always(DAY, "day"), *always(TEXT, "name"), *always(REAL, "sets"))


def downgrade() -> None:
    for name in ("series_muscle_groups", "series_muscles", "series_exercises", "analytics_weeks", "set_facts"):
        op.drop_table(name)
    op.drop_table("session_loads")
    op.drop_column("completed_activities", "graded_speed_m_per_s")


def _table(name: str, key: tuple[str, ...], *columns: sa.Column[object]) -> None:
    """Of one athlete each, and gone with it."""
    op.create_table(
        name,
        *always(TEXT, "athlete_id"),
        *columns,
        sa.PrimaryKeyConstraint("athlete_id", *key, name=f"pk_{name}"),
        owner(name),
    )
