"""Fitness, fatigue and form of ninety days, and of three weeks of plan."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.coach.review.facts.known_loads import known_loads
from bot.telegram.charts.values.fitness import FitnessChart, Series
from bot.telegram.pictures.asking import Asking
from domain.calendar import days
from domain.plan.forecast import forecast
from domain.training.rollup import DayRollup
from storage.repositories import plans

PAST, AHEAD = timedelta(days=89), timedelta(days=21)


async def fitness_picture(asking: Asking) -> FitnessChart | None:
    """None where nothing is rolled up. Where the last days are unknown nobody can tell what the plan makes of them."""
    first, last = asking.today - PAST, asking.today + AHEAD
    loads = await known_loads(asking.unit, asking.athlete, first, asking.now)
    known = loads.days
    if not known:
        return None
    current = await plans.current(asking.unit, asking.athlete.id)
    whole = loads.as_of is None
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
