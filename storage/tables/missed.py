"""Planned workouts of which the athlete said why they were not done."""

from sqlalchemy import Column, Date, Index, Table, Text

from storage.tables.metadata import METADATA, belongs_to, owner
from storage.types import EncryptedText, UTCDateTime

missed_workouts = Table(
    "missed_workouts",
    METADATA,
    owner(),
    Column("plan_id", Text, primary_key=True),
    Column("workout_id", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("reason", EncryptedText("missed_workouts.reason"), nullable=False),
    Column("told_at", UTCDateTime, nullable=False),
    Index(None, "athlete_id", "day"),
    belongs_to("training_plans", ["plan_id"], ["id"]),
)
