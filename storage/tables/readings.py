"""Measured figures: one row per kind, exercise, day and source; what is computed has a method and an n."""

from sqlalchemy import Column, Date, Double, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

progress_metrics = Table(
    "progress_metrics",
    METADATA,
    owner(),
    Column("kind", Text, primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("value", Double, nullable=False),
    Column("stored_at", UTCDateTime, nullable=False),
    Column("method", Text, nullable=False, server_default=""),
    Column("n", Integer, nullable=False, server_default="0"),
    Index(None, "athlete_id", "day"),
    Index(None, "kind", "day"),
)
