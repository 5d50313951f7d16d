"""What each session cost: its points, the method, and the figures they were computed from."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.metrics.load_methods import LoadMethod, SessionLoad
from domain.metrics.rollups import Loaded
from domain.training.activity import Key
from storage.database import Unit
from storage.stretch import Stretch
from storage.tables.loads import session_loads


class _Row(NamedTuple):
    source: str
    source_id: str
    day: date
    points: float
    method: str
    assumed: bool
    dropped: tuple[str, ...]
    inputs: tuple[tuple[str, float], ...]
    n: int


_LOADS = Stretch(session_loads, session_loads.c.day, _Row)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> dict[Key, SessionLoad]:
    """Both days included."""
    rows = await _LOADS.between(unit, athlete_id, first, last)
    return {(row.source, row.source_id): _load(row) for row in rows}


async def replace_from(unit: Unit, athlete_id: str, first: date, loads: Iterable[Loaded]) -> None:
    """These instead of all that are stored from that day on."""
    await _LOADS.replace_from(unit, athlete_id, first, (_row(each) for each in loads))


def _row(each: Loaded) -> _Row:
    load = each.load
    return _Row(
        *each.activity.key,
        each.activity.day,
        load.points,
        load.method.value,
        load.assumed,
        tuple(method.value for method in load.dropped),
        tuple(load.inputs.items()),
        load.n,
    )


def _load(row: _Row) -> SessionLoad:
    dropped = tuple(LoadMethod(name) for name in row.dropped)
    return SessionLoad(row.points, LoadMethod(row.method), row.assumed, dropped, dict(row.inputs), row.n)
