"""Where to go on with each part of a service."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA, belongs_to, owner
from storage.types import UTCDateTime

sync_cursors = Table(
    "sync_cursors",
    METADATA,
    owner(),
    Column("service", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("cursor", Text, nullable=False),
    Column("moved_at", UTCDateTime, nullable=False),
    belongs_to("connections", ["service"], ["service"]),
)
