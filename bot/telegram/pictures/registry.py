"""Which picture says most about which figure; every other one is drawn as it is, over time."""

from collections.abc import Awaitable, Callable, Mapping

from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.fitness import fitness_picture
from bot.telegram.pictures.goal import goal_on, goal_picture
from bot.telegram.pictures.hrv import hrv_picture
from bot.telegram.pictures.lift import lift_picture
from bot.telegram.pictures.swim import swim_picture
from bot.telegram.pictures.trend import trend_picture
from bot.telegram.pictures.volume import volume_picture

PICTURES: Mapping[str, Callable[[Asking], Awaitable[object | None]]] = {
    "ctl": fitness_picture,
    "atl": fitness_picture,
    "form": fitness_picture,
    "volume": volume_picture,
    "hrv": hrv_picture,
    "swim100": swim_picture,
    "e1rm": lift_picture,
}


async def picture_of(asking: Asking) -> object | None:
    """The value of a chart; None where there is nothing to show."""
    own = PICTURES.get(asking.asked.metric.key)
    goal = goal_on(asking)
    if goal is not None and own in {None, lift_picture}:
        return goal_picture(asking, goal)
    return await (own or trend_picture)(asking)
