"""The best 100 yards of each swim."""

from bot.coach.bring_in.derived import SCALED
from bot.telegram.charts.values.swim import Swim, SwimChart
from bot.telegram.pictures.asking import Asking
from domain.athlete.goals import GoalKind
from domain.training.reading import ReadingKind
from storage.repositories import readings


async def swim_picture(asking: Asking) -> SwimChart | None:
    """None without a swim."""
    if not asking.trend.points:
        return None
    first = asking.trend.points[0][0]
    found = await readings.of_kind(asking.unit, asking.athlete.id, ReadingKind.SWIM_100YD, first, asking.today)
    scaled = {(each.day, each.value) for each in found if each.exercise == SCALED}
    goal = next((goal.target for goal in asking.athlete.goals if goal.kind is GoalKind.SWIM_100YD), None)
    swims = (Swim(day, seconds, exact=(day, seconds) not in scaled) for day, seconds in asking.trend.points)
    return SwimChart(tuple(swims), goal)
