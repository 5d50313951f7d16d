"""What each session cost, by which method and from which figures."""

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner
from storage.types import JSONV

session_loads = Table(
    "session_loads",
    METADATA,
    owner(),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("points", Double, nullable=False),
    Column("method", Text, nullable=False),
    Column("assumed", Boolean, nullable=False),
    Column("dropped", JSONV(tuple[str, ...]), nullable=False),
    # Pairs keep their order in either database, which the parts of an object do not.
    Column("inputs", JSONV(tuple[tuple[str, float], ...]), nullable=False),
    Column("n", Integer, nullable=False),
    Index(None, "athlete_id", "day"),
)
