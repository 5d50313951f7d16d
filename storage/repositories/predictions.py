"""What was predicted for races, one row for each of them and each day with a run."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.race.fitness import Volume
from domain.race.prediction import Method, Prediction, Verdict
from storage.database import Unit
from storage.stretch import Stretch
from storage.tables.predictions import race_predictions


class _Row(NamedTuple):
    race_id: str
    day: date
    predicted_s: float
    low_s: float
    high_s: float
    method: str
    n: int
    five_k_s: float
    calibrated: bool
    seed_s: float
    riegel_s: float | None
    weekly_m: float
    longest_m: float
    planned_weekly_m: float | None
    gap_s: float | None
    gap_s_per_km: float | None
    verdict: str | None


_PREDICTIONS = Stretch(race_predictions, race_predictions.c.day, _Row)


async def between(unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Prediction, ...]:
    """Both days included, the oldest first; the newest of a race is the one that stands."""
    return tuple(_prediction(row) for row in await _PREDICTIONS.between(unit, athlete_id, first, last))


async def replace_from(unit: Unit, athlete_id: str, first: date, predictions: Iterable[Prediction]) -> None:
    """These instead of all that are stored from that day on."""
    await _PREDICTIONS.replace_from(unit, athlete_id, first, map(_row, predictions))


def _row(each: Prediction) -> _Row:
    return _Row(
        each.race_id,
        each.day,
        each.seconds,
        each.low_s,
        each.high_s,
        each.method.value,
        each.n,
        each.five_k_s,
        each.calibrated,
        each.seed_s,
        each.riegel_s,
        each.volume.weekly_m,
        each.volume.longest_m,
        each.volume.planned_weekly_m,
        each.gap_s,
        each.gap_s_per_km,
        each.verdict and each.verdict.value,
    )


def _prediction(row: _Row) -> Prediction:
    return Prediction(
        race_id=row.race_id,
        day=row.day,
        seconds=row.predicted_s,
        low_s=row.low_s,
        high_s=row.high_s,
        method=Method(row.method),
        n=row.n,
        five_k_s=row.five_k_s,
        calibrated=row.calibrated,
        seed_s=row.seed_s,
        riegel_s=row.riegel_s,
        volume=Volume(row.weekly_m, row.longest_m, row.planned_weekly_m),
        gap_s=row.gap_s,
        gap_s_per_km=row.gap_s_per_km,
        verdict=None if row.verdict is None else Verdict(row.verdict),
    )
