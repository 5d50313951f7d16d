"""What was done; laps, lengths and sets lie in one column that lists of activities never read.

A session that several tellers know a part of is a row of its own, and its parts keep theirs, as they came.
"""

from sqlalchemy import Boolean, Column, Date, Double, Index, LargeBinary, Table, Text

from domain.training.activity import Lap, Length, LiftSet
from storage.tables.metadata import METADATA, owner
from storage.types import JSONV, EncryptedText, UTCDateTime

Details = tuple[tuple[Lap, ...], tuple[Length, ...], tuple[LiftSet, ...]]

completed_activities = Table(
    "completed_activities",
    METADATA,
    owner(),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("sport", Text, nullable=False),
    Column("started_at", UTCDateTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("elapsed_s", Double, nullable=False),
    Column("moving_s", Double, nullable=False),
    Column("title", EncryptedText("completed_activities.title"), nullable=False),
    Column("sub_sport", Text, nullable=False),
    Column("distance_m", Double),
    Column("ascent_m", Double),
    Column("average_hr", Double),
    Column("max_hr", Double),
    Column("average_power_w", Double),
    Column("normalized_power_w", Double),
    Column("calories", Double),
    Column("rpe", Double),
    Column("pool_length_m", Double),
    Column("pool_in_yards", Boolean),
    Column("details", JSONV(Details)),
    # Tells at a glance whether an activity that is read again has changed.
    Column("digest", LargeBinary, nullable=False),
    Column("stored_at", UTCDateTime, nullable=False),
    # The source id of the session that this is a part of: the session counts, and a part does not.
    Column("joined_id", Text),
    Column("hr_zone_s", JSONV(tuple[float, ...])),
    Column("graded_speed_m_per_s", Double),
    Column("temperature_c", Double),
    Index(None, "athlete_id", "day"),
    Index(None, "stored_at"),
)
