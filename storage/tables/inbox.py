"""Updates as Telegram sent them, each with exactly one outcome."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from storage.tables.metadata import METADATA
from storage.types import EncryptedBytes, UTCDateTime

inbox = Table(
    "inbox",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("raw", EncryptedBytes("inbox.raw"), nullable=False),
    Column("received_at", UTCDateTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("attempts", Integer, nullable=False),
    Column("finished_at", UTCDateTime),
    Index(None, "state", "update_id"),
)
