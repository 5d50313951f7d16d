"""Whether an athlete lets a language model see sums of theirs, and to which version of the words they said so."""

from sqlalchemy import Boolean, Column, Integer, Table

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

consents = Table(
    "consents",
    METADATA,
    owner(),
    Column("version", Integer, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("decided_at", UTCDateTime, nullable=False),
)
