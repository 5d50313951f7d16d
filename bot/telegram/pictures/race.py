"""What was predicted for a race, week by week."""

from bot.coach.ask.races import NextRace
from bot.telegram.charts.values.race import Predicted, RaceChart
from domain.calendar import week_start


def race_picture(found: NextRace) -> RaceChart | None:
    """The last prediction of each week; None without any."""
    if not found.predicted:
        return None
    by_week = {week_start(each.day): each for each in found.predicted}
    shown = (Predicted(each.day, each.seconds, each.low_s, each.high_s) for each in by_week.values())
    return RaceChart(found.race.name, found.race.day, tuple(shown), found.race.goal_s)
