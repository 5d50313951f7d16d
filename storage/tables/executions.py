"""Which planned workout was done by which activity; a rejected pair stays, so that it is not suggested again."""

from sqlalchemy import Column, Double, Table, Text

from storage.tables.metadata import METADATA, belongs_to, only_one, owner

NOT_REJECTED = "state <> 'rejected'"

plan_executions = Table(
    "plan_executions",
    METADATA,
    owner(),
    Column("plan_id", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("workout_id", Text, primary_key=True),
    Column("cost", Double, nullable=False),
    Column("state", Text, nullable=False),
    # The part of a joined session that this was decided for: where it goes when the session is split.
    Column("part_source", Text),
    Column("part_source_id", Text),
    only_one("uq_plan_executions_workout", "athlete_id", "plan_id", "workout_id", where=NOT_REJECTED),
    only_one("uq_plan_executions_activity", "athlete_id", "plan_id", "source", "source_id", where=NOT_REJECTED),
    belongs_to("training_plans", ["plan_id"], ["id"]),
    belongs_to("completed_activities", ["source", "source_id"], ["source", "source_id"]),
)
