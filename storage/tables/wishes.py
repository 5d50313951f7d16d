"""Plans that are to be made: at most one for an athlete."""

from sqlalchemy import Column, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

plan_wishes = Table(
    "plan_wishes",
    METADATA,
    owner(),
    Column("id", Text, nullable=False),
    Column("race_id", Text),
    Column("weeks", Integer),
    Column("wanted_at", UTCDateTime, nullable=False),
)
