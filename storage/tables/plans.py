"""Plans, their immutable versions, and the workouts of each current version as rows that can be searched."""

from sqlalchemy import Column, Date, Double, Index, Integer, Table, Text, UniqueConstraint

from domain.plan.plan import Blueprint
from storage.tables.metadata import METADATA, belongs_to, only_one, owner
from storage.types import EncryptedJSON, UTCDateTime

training_plans = Table(
    "training_plans",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("current_number", Integer, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("replaced_at", UTCDateTime),
    only_one("uq_training_plans_current", "athlete_id", where="replaced_at IS NULL"),
)

plan_versions = Table(
    "plan_versions",
    METADATA,
    owner(),
    Column("plan_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("blueprint", EncryptedJSON("plan_versions.blueprint", Blueprint), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("proposal_id", Text),
    UniqueConstraint("athlete_id", "proposal_id"),
    belongs_to("training_plans", ["plan_id"], ["id"]),
)

planned_workouts = Table(
    "planned_workouts",
    METADATA,
    owner(),
    Column("plan_id", Text, primary_key=True),
    Column("workout_id", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("sport", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("distance_m", Double),
    Index(None, "athlete_id", "day"),
    belongs_to("training_plans", ["plan_id"], ["id"]),
)
