"""A lift over time, or several."""

from collections.abc import Sequence

from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.messages.entry_words import exercise
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.trend import factor_of
from domain.athlete.athlete import Units
from domain.metrics.registry import BY_KEY
from domain.metrics.trending import Trending


async def lift_picture(asking: Asking) -> LiftChart | None:
    """None where it was never lifted."""
    if not asking.trend.points:
        return None
    return lifts_picture((asking.trend,), asking.athlete.units)


def lifts_picture(lifts: Sequence[Trending], units: Units) -> LiftChart | None:
    """Up to four e1RM; None without any."""
    return LiftChart(tuple(_lift(each, units) for each in lifts), units.weight.value) if lifts else None


def _lift(trend: Trending, units: Units) -> Lift:
    factor = factor_of(BY_KEY[trend.key], units)
    return Lift(exercise(trend.of), tuple((day, kilograms * factor) for day, kilograms in trend.points))
