"""When each loop was last alive."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA
from storage.types import UTCDateTime

heartbeats = Table(
    "heartbeats",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
)
