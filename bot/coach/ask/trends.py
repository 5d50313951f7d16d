"""Which metric somebody means, and how it stands: two statements at most."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.metrics.registry import METRICS
from domain.metrics.spec import Measured, Metric
from domain.metrics.trending import Trending, points_of, trending
from domain.training.exercises import named_like
from storage.database import Unit
from storage.repositories import readings, rollups

REACH = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Asked:
    """A metric, and of what, where it has one value for each of several."""

    metric: Metric
    of: str = ""


def asked_for(words: str) -> tuple[Asked, ...]:
    """What these words may mean: a key, a symbol or a label as it is, else how one begins, else an exercise."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return ()
    whole = [Asked(metric) for metric in METRICS if wanted in _names(metric) and not _of_each(metric)]
    begin = [
        Asked(metric)
        for metric in METRICS
        if not _of_each(metric) and any(name.startswith(wanted) for name in _names(metric))
    ]
    lifts = [Asked(metric, key) for metric in METRICS if _of_each(metric) == "exercise" for key in named_like(wanted)]
    return tuple(whole or begin or lifts)


async def trend_of(unit: Unit, athlete_id: str, asked: Asked, today: date) -> Trending:
    """Of the last year."""
    first = today - REACH
    if isinstance(asked.metric.source, Measured):
        found = await readings.of_kind(unit, athlete_id, asked.metric.source.kind, first, today)
        points = points_of(asked.metric, found, (), asked.of)
    else:
        points = points_of(asked.metric, (), await rollups.between(unit, athlete_id, first, today))
    return trending(asked.metric, points, today, asked.of)


async def known_metrics(unit: Unit, athlete_id: str, today: date) -> tuple[Metric, ...]:
    """Those that have a value in the last year."""
    kinds = await readings.kinds(unit, athlete_id, today - REACH, today)
    rolled = await rollups.reach(unit, athlete_id)
    return tuple(
        metric
        for metric in METRICS
        if (metric.source.kind in kinds if isinstance(metric.source, Measured) else rolled is not None)
    )


def _of_each(metric: Metric) -> str:
    return metric.source.of_each if isinstance(metric.source, Measured) else ""


def _names(metric: Metric) -> set[str]:
    return {metric.key.replace("_", " "), metric.key, metric.symbol.casefold(), metric.label.casefold()}
