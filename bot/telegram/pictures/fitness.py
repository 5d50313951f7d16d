"""Fitness, fatigue and form of ninety days, and of three weeks of plan."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.telegram.charts.values.fitness import FitnessChart, Series
from bot.telegram.pictures.asking import Asking
from domain.calendar import days
from domain.plan.forecast import forecast
from domain.training.rollup import DayRollup
from storage.repositories import plans, rollups

PAST, AHEAD = timedelta(days=89), timedelta(days=21)


async def fitness_picture(asking: Asking) -> FitnessChart | None:
    """None where nothing is rolled up."""
    first, last = asking.today - PAST, asking.today + AHEAD
    known = await rollups.between(asking.unit, asking.athlete.id, first, asking.today)
    if not known:
        return None
    current = await plans.current(asking.unit, asking.athlete.id)
    whole = known[-1].day == asking.today
    ahead = forecast(known[-1], current.blueprint.workouts.values(), last) if current and whole else ()
    past = list(days(first, asking.today))
    coming = [each.day for each in ahead]
    return FitnessChart(
        asking.today,
        *(_series(known, past, figure) for figure in _FIGURES),
        *(_series(ahead, coming, figure) for figure in _FIGURES),
    )


_FIGURES: tuple[Callable[[DayRollup], float], ...] = (
    lambda each: each.ctl,
    lambda each: each.atl,
    lambda each: each.form_after,
)


def _series(known: Iterable[DayRollup], every: Iterable[date], figure: Callable[[DayRollup], float]) -> Series:
    by_day = {each.day: figure(each) for each in known}
    return tuple(by_day.get(day) for day in every)
