"""Plans and recordings that were shown and wait for Save."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, UTCDateTime

plan_drafts = Table(
    "plan_drafts",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("body", EncryptedJSON("plan_drafts.body", dict[str, object]), nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
)
