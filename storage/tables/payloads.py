"""What services answered, as it came, for ninety days; no review reads it."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedArchive, UTCDateTime

raw_payloads = Table(
    "raw_payloads",
    METADATA,
    owner(),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("content", EncryptedArchive("raw_payloads.content"), nullable=False),
    # Sealing the same twice gives different bytes; this tells whether it is the same.
    Column("digest", LargeBinary, nullable=False),
    Column("stored_at", UTCDateTime, nullable=False),
    Index(None, "stored_at"),
)
