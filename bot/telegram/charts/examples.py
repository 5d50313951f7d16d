"""One example of each chart, and of what it looks like when little is known; figures of nobody."""

from datetime import date, timedelta
from math import exp, sin
from random import Random

from bot.telegram.charts.values.evening import EveningChart, SportWeek
from bot.telegram.charts.values.fitness import FitnessChart, Series
from bot.telegram.charts.values.goal import Expected, GoalChart
from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.race import Predicted, RaceChart
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.swim import Swim, SwimChart
from bot.telegram.charts.values.trend import TrendChart
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek

DAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 16)
PAST, AHEAD = 90, 21


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def _loads(days: int) -> list[float]:
    """Three weeks up and one down; Mondays and Fridays off."""
    every = (ago(PAST - 1) + timedelta(days=index) for index in range(days))
    return [
        0.0
        if day.weekday() in {0, 4}
        else (45 + 0.35 * index + 22 * sin(index * 1.7)) * (0.55 if index // 7 % 4 == 3 else 1)
        for index, day in enumerate(every)
    ]


def _weighted(loads: list[float], days: int, start: float) -> list[float]:
    value, series = start, []
    for load in loads:
        value += (load - value) * (1 - exp(-1 / days))
        series.append(value)
    return series


def _fitness() -> FitnessChart:
    loads = _loads(PAST + AHEAD)
    fitness, fatigue = _weighted(loads, 42, 30.0), _weighted(loads, 7, 32.0)
    form = [fit - tired for fit, tired in zip(fitness, fatigue, strict=True)]
    each: list[Series] = [tuple(series) for series in (fitness, fatigue, form)]
    return FitnessChart(DAY, *(series[:PAST] for series in each), *(series[PAST:] for series in each))


def _hrv() -> HrvChart:
    chance = Random(4)  # noqa: S311 (figures of nobody)
    nights: list[float | None] = [58 + chance.gauss(0, 5) + 5 * sin(index / 9) for index in range(60)]
    for missing in (11, 12, 13, 14, 15, 16, 17, 40):
        nights[missing] = None
    known = [[night for night in nights[max(0, index - 6) : index + 1] if night is not None] for index in range(60)]
    week = tuple(sum(few) / len(few) if len(few) > 2 else None for few in known)
    return HrvChart(DAY, tuple(nights), week, (54.0,) * 60, (62.0,) * 60)


def _goal() -> GoalChart:
    readings = tuple((ago(7 * back), 16.2 + 0.21 * back + 0.22 * sin(back * 2.3)) for back in range(9, -1, -1))
    expected = tuple(
        Expected(
            ago(63) + timedelta(days=21 * step),
            18.1 - 0.63 * step,
            18.1 - 0.63 * step - 0.12 - 0.1 * abs(step - 1.5),
            18.1 - 0.63 * step + 0.12 + 0.1 * abs(step - 1.5),
        )
        for step in range(8)
    )
    return GoalChart("Body fat", "%", DAY, readings, 14.0, expected, DAY + timedelta(days=84))


def _volume() -> VolumeChart:
    weeks = tuple(
        VolumeWeek(
            MONDAY - timedelta(weeks=11 - number),
            (90 + 8.0 * (number % 4), 45.0 * (number % 3), 70.0 - 20 * (number % 2), 30.0 if number % 4 == 2 else 0.0),
            None if number < 2 else (75.0 if number % 4 == 3 else 100.0 + 2 * number, 60.0, 60.0, 0.0),
        )
        for number in range(12)
    )
    return VolumeChart(("run", "swim", "strength", "other"), weeks)


def _lifts() -> LiftChart:
    names = ("Back squat", "Deadlift", "Bench press", "Barbell row")
    return LiftChart(
        tuple(
            Lift(
                name,
                tuple(
                    (ago(7 * back + 2 * place), top - 1.6 * back + 2 * sin(back + place))
                    for back in range(16, -1, -1)
                    if not (place == 3 and 4 < back < 12)
                ),
            )
            for place, (name, top) in enumerate(zip(names, (132.0, 158.0, 94.0, 88.0), strict=True))
        )
    )


def _steady() -> GoalChart:
    chance = Random(6)  # noqa: S311 (figures of nobody)
    readings = tuple((ago(7 * back), 1275.0 + chance.gauss(0, 9)) for back in range(11, -1, -1))
    return GoalChart("5 km", "min:s, lower is better", DAY, readings, 1230.0, by=ago(-70), style=Style.TIME)


def _resting_heart_rate() -> TrendChart:
    chance = Random(5)  # noqa: S311 (figures of nobody)
    points = tuple(
        (ago(back), round(51 + back / 50 + chance.gauss(0, 1.1))) for back in range(120, -1, -1) if not 40 < back < 60
    )
    return TrendChart("Resting heart rate", "beats a minute", DAY, points, decimals=0, lower_is_better=True)


_SETS = (
    ("quads", 9.5, 6, 8),
    ("hamstrings", 7, 4, 6),
    ("glutes", 8.5, 0, 4),
    ("back", 11, 8, 10),
    ("chest", 6, 8, 10),
    ("side delts", 3.5, 0, 8),
    ("biceps", 5.5, 5, 8),
    ("triceps", 3, 4, 6),
    ("calves", 0, 6, 8),
    ("abs", 6, 0, 0),
    ("front delts", None, 0, 6),
)

EXAMPLES: dict[str, object] = {
    "evening": EveningChart(
        DAY,
        _fitness().fitness,
        _fitness().fatigue,
        _fitness().form,
        (SportWeek("run", 150, 95), SportWeek("swim", 60, 62), SportWeek("strength", 70, 35)),
    ),
    "fitness": _fitness(),
    "volume": _volume(),
    "goal": _goal(),
    "hrv": _hrv(),
    "lift": _lifts(),
    "muscles": MusclesChart(MONDAY, tuple(MuscleRow(*row) for row in _SETS)),
    "swim": SwimChart(
        tuple(
            Swim(ago(9 * back), 78.0 + back * 0.5 + 2.2 * sin(back * 1.9), back % 3 > 0) for back in range(14, -1, -1)
        ),
        72.0,
    ),
    "race": RaceChart(
        "Half marathon",
        DAY + timedelta(days=56),
        tuple(
            Predicted(ago(7 * back), seconds, seconds * 0.96, seconds * 1.04)
            for back, seconds in ((back, 6420.0 + 22 * back + 30 * sin(back)) for back in range(14, -1, -1))
        ),
        6300.0,
    ),
    "goal without a trend": _steady(),
    "trend": _resting_heart_rate(),
    "trend, weekly": TrendChart(
        "Training time",
        "hours a week",
        DAY,
        tuple((MONDAY - timedelta(weeks=back), 210 + 60 * sin(back)) for back in range(20, -1, -1)),
        Style.HOURS,
        weekly=True,
    ),
}
"""By what they are called on the contact sheet."""
