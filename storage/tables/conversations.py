"""What athletes asked in their own words, and what they were answered: a question that waits is a row."""

from sqlalchemy import Column, Index, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, EncryptedText, UTCDateTime

conversations = Table(
    "conversations",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("question", EncryptedText("conversations.question"), nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", EncryptedText("conversations.answer")),
    # What the model was shown for it, piece by piece.
    Column("seen", EncryptedJSON("conversations.seen", tuple[str, ...])),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index(None, "state"),
)
