"""What the operator was told is wrong: one row a rule, raised until it clears."""

from sqlalchemy import Column, Double, Table, Text

from storage.tables.metadata import METADATA
from storage.types import UTCDateTime

alerts = Table(
    "alerts",
    METADATA,
    Column("rule", Text, primary_key=True),
    Column("value", Double, nullable=False),
    Column("raised_at", UTCDateTime, nullable=False),
    Column("told_at", UTCDateTime, nullable=False),
    Column("cleared_at", UTCDateTime),
)
