"""Which metric somebody means, and how it stands: three statements at most."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coach.review.facts.known_loads import known_loads
from bot.coach.review.facts.mornings import TELLING, readiness_by_day
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.metrics.registry import METRICS
from domain.metrics.spec import Measured, Metric, OfMorning, OfWeek, Rolled
from domain.metrics.trending import Trending, behind, points_of, trending
from domain.training.exercises import named_like
from domain.training.reading import Reading
from storage.database import Unit
from storage.repositories import readings, rollups

REACH, SIX_DAYS = timedelta(days=365), timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Asked:
    """A metric, and of what, where it has one value for each of several."""

    metric: Metric
    of: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure over time. `as_of` is the last day of which it is known; None where that is today.

    `last` is the reading behind the last point, where there is one.
    """

    trend: Trending
    as_of: date | None = None
    last: Reading | None = None


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


async def trend_of(unit: Unit, athlete: Athlete, asked: Asked, now: datetime) -> Told:
    """Of the last year."""
    today = local_day(now, athlete.zone)
    first, as_of, last = today - REACH, None, None
    match asked.metric.source:
        case Measured(kind):
            found = await readings.of_kind(unit, athlete.id, kind, first, today)
            points = points_of(asked.metric, found, asked.of)
            last = behind(asked.metric, found, points[-1], asked.of) if points else None
        case OfWeek():
            as_of = (await known_loads(unit, athlete, first, now)).as_of
            # What a week makes is not known before all its days are.
            weeks = await rollups.weeks(unit, athlete.id, first, today if as_of is None else as_of - SIX_DAYS)
            points = points_of(asked.metric, weeks)
        case OfMorning():
            points = points_of(asked.metric, await readiness_by_day(unit, athlete, first, now))
        case Rolled():
            known = await known_loads(unit, athlete, first, now)
            points, as_of = points_of(asked.metric, known.days), known.as_of
    # The week in which it ends is no whole week, as today's is none.
    seen_on = today if as_of is None else as_of + ONE_DAY
    return Told(trending(asked.metric, points, seen_on, asked.of), as_of, last)


async def known_metrics(unit: Unit, athlete_id: str, today: date) -> tuple[Metric, ...]:
    """Those that have a value in the last year."""
    kinds = await readings.kinds(unit, athlete_id, today - REACH, today)
    weeks = await rollups.weeks(unit, athlete_id, today - REACH, today)

    def known(metric: Metric) -> bool:
        match metric.source:
            case Measured(kind):
                return kind in kinds
            case OfMorning():
                return bool(kinds & TELLING)
            case OfWeek(value):
                return any(map(value, weeks))
        return bool(weeks)

    return tuple(filter(known, METRICS))


def _of_each(metric: Metric) -> str:
    return metric.source.of_each if isinstance(metric.source, Measured) else ""


def _names(metric: Metric) -> set[str]:
    return {metric.key.replace("_", " "), metric.key, metric.symbol.casefold(), metric.label.casefold()}
