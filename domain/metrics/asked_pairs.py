"""Which weekly figures are held against each other: settled beforehand, so that nobody looks until something shows.

Each pair asks five questions, one for each lag; a pair more makes every answer harder to believe.
"""

from enum import StrEnum


class WeeklyFigure(StrEnum):
    """A figure of a calendar week; where a metric has it, by that metric's key."""

    SWIM_METRES = "swim_metres"
    SWIM_100YD = "swim100"
    RUN_KM = "run_km"
    VO2MAX_RUN = "vo2max_run"
    SLEEP = "sleep"
    QUALITY = "quality"
    HARD_SETS = "hard_sets"
    E1RM = "e1rm"


ASKED = (
    (WeeklyFigure.SWIM_METRES, WeeklyFigure.SWIM_100YD),
    (WeeklyFigure.RUN_KM, WeeklyFigure.VO2MAX_RUN),
    (WeeklyFigure.SLEEP, WeeklyFigure.QUALITY),
    (WeeklyFigure.HARD_SETS, WeeklyFigure.E1RM),
)
