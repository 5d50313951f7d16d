"""Each day and each week summed up; minutes by sport are columns, so that ninety days are one lean select."""

from sqlalchemy import Boolean, Column, Date, Double, Integer, Table

from domain.training.sport import Sport
from storage.tables.metadata import METADATA, owner
from storage.types import JSONV

MINUTES = {sport: f"{sport.value}_minutes" for sport in Sport}
METRES = {sport: f"{sport.value}_m" for sport in Sport}

analytics_rollups = Table(
    "analytics_rollups",
    METADATA,
    owner(),
    Column("day", Date, primary_key=True),
    Column("load", Double, nullable=False),
    Column("ctl", Double, nullable=False),
    Column("atl", Double, nullable=False),
    Column("warming_up", Boolean, nullable=False),
    *(Column(name, Double, nullable=False) for name in MINUTES.values()),
    Column("muscles", JSONV(dict[str, float])),
)

analytics_weeks = Table(
    "analytics_weeks",
    METADATA,
    owner(),
    Column("monday", Date, primary_key=True),
    Column("sessions", Integer, nullable=False),
    Column("load", Double, nullable=False),
    Column("ctl", Double, nullable=False),
    Column("atl", Double, nullable=False),
    Column("edwards", Double, nullable=False),
    Column("easy_s", Double, nullable=False),
    Column("hard_s", Double, nullable=False),
    Column("monotony", Double),
    Column("strain", Double),
    *(Column(name, Double, nullable=False) for name in (*MINUTES.values(), *METRES.values())),
)
