"""Each day summed up; minutes by sport are columns, so that ninety days are one lean select."""

from sqlalchemy import Boolean, Column, Date, Double, Table

from domain.training.sport import Sport
from storage.tables.metadata import METADATA, owner

MINUTES = {sport: f"{sport.value}_minutes" for sport in Sport}

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
)
