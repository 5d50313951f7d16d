"""What was lifted, day by day: made from the activities that count, and made anew whenever these change."""

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, owner

set_facts = Table(
    "set_facts",
    METADATA,
    owner(),
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("hard", Boolean, nullable=False),
    Column("reps", Integer),
    Column("weight_kg", Double),
    Column("rpe", Double),
    Column("e1rm_kg", Double),
    Index(None, "athlete_id", "day"),
)

series_exercises = Table(
    "series_exercises",
    METADATA,
    owner(),
    Column("day", Date, primary_key=True),
    Column("exercise", Text, primary_key=True),
    Column("sets", Integer, nullable=False),
    Column("reps", Integer, nullable=False),
    Column("volume_kg", Double, nullable=False),
    Column("top_weight_kg", Double),
    Column("e1rm_kg", Double),
)

series_muscles = Table(
    "series_muscles",
    METADATA,
    owner(),
    Column("day", Date, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sets", Double, nullable=False),
)

series_muscle_groups = Table(
    "series_muscle_groups",
    METADATA,
    owner(),
    Column("day", Date, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sets", Double, nullable=False),
)
