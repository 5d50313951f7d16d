"""Who asked to be left alone, and until when: it holds over restarts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Unit
from storage.tables.circuits import circuits as table
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Circuit:
    """Open until that moment, after so many failures in a row."""

    open_until: datetime
    failures: int
    reason: str


async def open_(unit: Unit, name: str, circuit: Circuit) -> None:
    values = {"open_until": circuit.open_until, "failures": circuit.failures, "reason": circuit.reason}
    await unit.execute(upsert(unit, table), {"name": name, **values})


async def close(unit: Unit, name: str) -> None:
    await unit.execute(delete(table).where(table.c.name == name))


async def all(unit: Unit) -> Mapping[str, Circuit]:  # noqa: A001 - read as `circuits.all`
    """Those whose time is over as well: their failures still count."""
    rows = await unit.execute(select(table))
    return {row.name: Circuit(row.open_until, row.failures, row.reason) for row in rows}
