"""One evening review per athlete and local day."""

from sqlalchemy import Boolean, Column, Date, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedJSON, UTCDateTime

daily_reviews = Table(
    "daily_reviews",
    METADATA,
    owner(),
    Column("day", Date, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("facts", EncryptedJSON("daily_reviews.facts", dict[str, object]), nullable=False),
    Column("proposal_id", Text),
    Column("made_at", UTCDateTime, nullable=False),
    # True where it was made later, for what was over, and told to nobody.
    Column("untold", Boolean),
)
