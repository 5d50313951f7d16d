"""A lift over time."""

from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.messages.entry_words import exercise
from bot.telegram.pictures.asking import Asking
from domain.athlete.athlete import WeightUnit
from domain.units import KG_PER_POUND


async def lift_picture(asking: Asking) -> LiftChart | None:
    """None where it was never lifted."""
    if not asking.trend.points:
        return None
    unit = asking.athlete.units.weight
    factor = KG_PER_POUND if unit is WeightUnit.POUND else 1.0
    points = tuple((day, kilograms / factor) for day, kilograms in asking.trend.points)
    return LiftChart((Lift(exercise(asking.asked.of), points),), unit.value)
