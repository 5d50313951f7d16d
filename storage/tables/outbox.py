"""Messages on their way out, in the order in which they were committed."""

from sqlalchemy import BigInteger, Column, Identity, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import BigNumber, EncryptedJSON, UTCDateTime

outbox = Table(
    "outbox",
    METADATA,
    Column("seq", BigNumber, Identity(always=True), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    owner(primary_key=False, nullable=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("facts", EncryptedJSON("outbox.facts", dict[str, object]), nullable=False),
    Column("edits", Text),
    Column("subject", Text),
    Column("state", Text, nullable=False),
    Column("message_id", BigInteger),
    Column("copies", Integer, nullable=False),
    Column("error", Text),
    Column("next_try_at", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("finished_at", UTCDateTime),
    Index(None, "state", "chat_id", "seq"),
    Index(None, "athlete_id", "subject"),
    sqlite_autoincrement=True,
)
