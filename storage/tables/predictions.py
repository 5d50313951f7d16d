"""What was predicted for races, one row for each of them and each day with a run."""

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, Table, Text

from storage.tables.metadata import METADATA, belongs_to, owner

race_predictions = Table(
    "race_predictions",
    METADATA,
    owner(),
    Column("race_id", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("predicted_s", Double, nullable=False),
    Column("low_s", Double, nullable=False),
    Column("high_s", Double, nullable=False),
    Column("method", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("five_k_s", Double, nullable=False),
    Column("calibrated", Boolean, nullable=False),
    Column("seed_s", Double, nullable=False),
    Column("riegel_s", Double),
    Column("weekly_m", Double, nullable=False),
    Column("longest_m", Double, nullable=False),
    Column("planned_weekly_m", Double),
    Column("gap_s", Double),
    Column("gap_s_per_km", Double),
    Column("verdict", Text),
    Index(None, "athlete_id", "day"),
    belongs_to("races", ["race_id"], ["id"]),
)
