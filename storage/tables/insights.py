"""What is to be found out about something that came in, and what was."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, UTCDateTime

analysis_insights = Table(
    "analysis_insights",
    METADATA,
    owner(),
    Column("kind", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("facts", EncryptedJSON("analysis_insights.facts", dict[str, object])),
    Column("outgoing_id", Text),
    Column("wanted_at", UTCDateTime),
    Column("made_at", UTCDateTime),
    Index(None, "wanted_at"),
)
