"""Weekly figures that went together over half a year, of the pairs that were settled beforehand."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from bot.coach.review.facts.kept_to import qualities_of
from domain.calendar import week_start
from domain.metrics.asked_pairs import ASKED, WeeklyFigure
from domain.metrics.correlation import Together, Weeks, went_together
from domain.plan.plan import PlanVersion
from domain.training.reading import Reading, ReadingKind, counted
from domain.training.rollup import WeekRollup
from domain.training.series import ExerciseDay
from domain.training.sport import Sport
from domain.units import METRES_PER_KM
from storage.database import Unit
from storage.repositories import readings, rollups, series

REACH = timedelta(weeks=26)
FROM_READINGS: dict[WeeklyFigure, tuple[ReadingKind, Callable[[Sequence[float]], float]]] = {
    WeeklyFigure.SWIM_100YD: (ReadingKind.SWIM_100YD, min),
    WeeklyFigure.VO2MAX_RUN: (ReadingKind.VO2MAX_RUN, statistics.fmean),
    WeeklyFigure.SLEEP: (ReadingKind.SLEEP, statistics.fmean),
}


async def together_of(unit: Unit, athlete_id: str, today: date, plan: PlanVersion | None) -> tuple[Together, ...]:
    """Empty where nothing shows beyond chance, as most often. The quality of runs is of those in `plan`."""
    first = week_start(today - REACH)
    weeks = await rollups.weeks(unit, athlete_id, first, today)
    measured: dict[str, Weeks] = {
        figure: _weekly(counted(await readings.of_kind(unit, athlete_id, kind, first, today)), chosen)
        for figure, (kind, chosen) in FROM_READINGS.items()
    }
    lifted = _weekly_sets(await series.exercises(unit, athlete_id, first, today))
    best = _weekly_e1rm(await readings.of_kind(unit, athlete_id, ReadingKind.E1RM, first, today))
    found: dict[str, Weeks] = {
        WeeklyFigure.SWIM_METRES: _distance(weeks, Sport.SWIM, 1.0),
        WeeklyFigure.RUN_KM: _distance(weeks, Sport.RUN, METRES_PER_KM),
        WeeklyFigure.HARD_SETS: lifted,
        WeeklyFigure.E1RM: best,
        WeeklyFigure.QUALITY: await _quality(unit, athlete_id, plan, first, today),
        **measured,
    }
    return went_together(found, ASKED)


async def _quality(unit: Unit, athlete_id: str, plan: PlanVersion | None, first: date, today: date) -> Weeks:
    """The mean score of a week's runs that have one."""
    if plan is None:
        return {}
    by_week: dict[date, list[float]] = {}
    for day, found in await qualities_of(unit, athlete_id, plan, first, today):
        by_week.setdefault(week_start(day), []).append(found.score)
    return {monday: statistics.fmean(scores) for monday, scores in by_week.items()}


def _distance(weeks: Iterable[WeekRollup], sport: Sport, unit_m: float) -> Weeks:
    return {week.monday: week.distance_m.get(sport, 0.0) / unit_m for week in weeks}


def _weekly(found: Iterable[Reading], chosen: Callable[[Sequence[float]], float]) -> Weeks:
    by_week: dict[date, list[float]] = {}
    for each in found:
        by_week.setdefault(week_start(each.day), []).append(each.value)
    return {monday: chosen(values) for monday, values in by_week.items()}


def _weekly_sets(done: Iterable[ExerciseDay]) -> Weeks:
    total: dict[date, float] = {}
    for each in done:
        monday = week_start(each.day)
        total[monday] = total.get(monday, 0.0) + each.sets
    return total


def _weekly_e1rm(found: Sequence[Reading]) -> Weeks:
    """Of the lift that was trained in most weeks: others would compare squats with curls."""
    by_lift: dict[str, Weeks] = {
        lift: _weekly([each for each in found if each.exercise == lift], max)
        for lift in sorted({each.exercise for each in found})
    }
    return max(by_lift.values(), key=len, default={})
