"""Services that an athlete has connected: when each is asked next, and how it went."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

connections = Table(
    "connections",
    METADATA,
    owner(),
    Column("service", Text, primary_key=True),
    Column("connected_at", UTCDateTime, nullable=False),
    Column("next_at", UTCDateTime, nullable=False),
    # While one of these stands nobody asks: a wish to be left alone, or for the person.
    Column("rests_until", UTCDateTime),
    Column("failures", Integer, nullable=False),
    Column("trouble", Text),
    Column("succeeded_at", UTCDateTime),
    # Somebody asked for it and waits for what it brings.
    Column("wanted_at", UTCDateTime),
    Column("dropped", Integer, nullable=False),
    Index(None, "next_at"),
)
