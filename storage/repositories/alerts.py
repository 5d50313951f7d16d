"""What the operator was told is wrong, and whether it has passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Unit
from storage.tables.alerts import alerts as table
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Alert:
    """`value` is what was found when it was last told; `cleared_at` is None while it holds."""

    rule: str
    value: float
    raised_at: datetime
    told_at: datetime
    cleared_at: datetime | None = None


async def put(unit: Unit, alert: Alert) -> None:
    values = {name: getattr(alert, name) for name in Alert.__dataclass_fields__}
    await unit.execute(upsert(unit, table), values)


async def all(unit: Unit) -> Mapping[str, Alert]:  # noqa: A001 - read as `alerts.all`
    rows = await unit.execute(select(*(table.c[name] for name in Alert.__dataclass_fields__)))
    return {row.rule: Alert(*row) for row in rows}
