"""What is worked on in the background, as people see it: one row a job, whichever engine runs it."""

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import JSONV, UTCDateTime

jobs = Table(
    "jobs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    owner(primary_key=False, nullable=True),
    Column("params", JSONV(dict[str, str]), nullable=False),
    Column("state", Text, nullable=False),
    # One counter, whichever path began it again.
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("worker", Text),
    Column("queued_at", UTCDateTime, nullable=False),
    Column("next_try_at", UTCDateTime, nullable=False),
    Column("started_at", UTCDateTime),
    Column("finished_at", UTCDateTime),
    Index(None, "state", "next_try_at"),
    Index(None, "finished_at"),
    Index(None, "athlete_id"),
)
