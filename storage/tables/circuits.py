"""Others that asked to be left alone for a while, kept over restarts."""

from sqlalchemy import Column, Integer, Table, Text

from storage.tables.metadata import METADATA
from storage.types import UTCDateTime

circuits = Table(
    "circuits",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("open_until", UTCDateTime, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)
