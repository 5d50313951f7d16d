"""Secrets that an athlete was asked for in the chat: for some minutes, until they told it or not."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, EncryptedText, UTCDateTime

asked_secrets = Table(
    "asked_secrets",
    METADATA,
    owner(),
    Column("service", Text, primary_key=True),
    # What it takes to go on with a login that waits for a code.
    Column("state", EncryptedJSON("asked_secrets.state", dict[str, object]), nullable=False),
    Column("told", EncryptedText("asked_secrets.told")),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
)
