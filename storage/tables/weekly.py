"""One weekly review per athlete and ISO week."""

from sqlalchemy import Boolean, Column, Date, Table

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, UTCDateTime

weekly_reviews = Table(
    "weekly_reviews",
    METADATA,
    owner(),
    Column("monday", Date, primary_key=True),
    Column("facts", EncryptedJSON("weekly_reviews.facts", dict[str, object]), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    # True where it was made later, for what was over, and told to nobody.
    Column("untold", Boolean),
)
