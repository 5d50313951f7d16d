"""Pairs of records that the athlete split; `session_id` is the joined session that they were parts of."""

from sqlalchemy import Column, Table, Text

from storage.tables.metadata import METADATA, owner

kept_apart = Table(
    "kept_apart",
    METADATA,
    owner(),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("other_source", Text, primary_key=True),
    Column("other_source_id", Text, primary_key=True),
    Column("session_id", Text, nullable=False),
)
