"""What was asked of language models: one row a request, with the money that it was allowed and what it cost."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

model_calls = Table(
    "model_calls",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("about", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("fate", Text, nullable=False),
    # Millionths of a US dollar: what is set aside, and then what it was.
    Column("cost", BigInteger, nullable=False),
    Column("input_tokens", Integer),
    Column("output_tokens", Integer),
    Column("cache_read_tokens", Integer),
    Column("cache_write_tokens", Integer),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index(None, "asked_at"),
)
