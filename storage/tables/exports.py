"""One row per workout of a plan version and destination: the queue of what is to be exported, and its proof."""

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from storage.tables.metadata import METADATA, belongs_to, owner
from storage.types import UTCDateTime

exports = Table(
    "exports",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("plan_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("workout_id", Text, nullable=False),
    Column("destination", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("remote_id", Text),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("created_at", UTCDateTime, nullable=False),
    Column("updated_at", UTCDateTime, nullable=False),
    UniqueConstraint("athlete_id", "plan_id", "version", "workout_id", "destination"),
    Index(None, "state"),
    belongs_to("plan_versions", ["plan_id", "version"], ["plan_id", "number"]),
)
