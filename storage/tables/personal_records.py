"""The best that a service knows of an athlete: one row a kind and source."""

from sqlalchemy import Column, Date, Double, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

personal_records = Table(
    "personal_records",
    METADATA,
    owner(),
    Column("kind", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("value", Double, nullable=False),
    Column("day", Date, nullable=False),
    Column("activity_id", Text, nullable=False),
    Column("stored_at", UTCDateTime, nullable=False),
)
