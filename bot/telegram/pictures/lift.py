"""A lift over time."""

from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.messages.entry_words import exercise
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.trend import factor_of


async def lift_picture(asking: Asking) -> LiftChart | None:
    """None where it was never lifted."""
    if not asking.trend.points:
        return None
    factor = factor_of(asking.asked.metric, asking.athlete.units)
    points = tuple((day, kilograms / factor) for day, kilograms in asking.trend.points)
    return LiftChart((Lift(exercise(asking.asked.of), points),), asking.athlete.units.weight.value)
