"""One row per workout of a plan version and destination: the queue of what is to be exported, and its proof."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint, false

from storage.tables.metadata import METADATA, belongs_to, owner
from storage.types import EncryptedText, UTCDateTime

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
    Column("round", Integer, nullable=False, server_default="0"),
    Column("overwrite", Boolean, nullable=False, server_default=false()),
    # What exactly stands in the way, where an error is about one thing of the workout: an exercise.
    Column("detail", EncryptedText("exports.detail")),
    # Not tried before that moment; NULL where it may be tried at once.
    Column("next_at", UTCDateTime),
    UniqueConstraint("athlete_id", "plan_id", "version", "workout_id", "destination"),
    Index(None, "state"),
    belongs_to("plan_versions", ["plan_id", "version"], ["plan_id", "number"]),
)
