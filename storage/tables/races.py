"""Races of which the athlete told."""

from sqlalchemy import Column, Date, Double, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import EncryptedText, UTCDateTime

races = Table(
    "races",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("name", EncryptedText("races.name"), nullable=False),
    Column("day", Date, nullable=False),
    Column("distance_m", Double, nullable=False),
    Column("goal_s", Double),
    Column("told_at", UTCDateTime, nullable=False),
)
