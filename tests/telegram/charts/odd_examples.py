"""Values at the edges: nothing known, one reading, gaps, huge figures, long and strange names."""

from datetime import date, timedelta

from bot.telegram.charts.examples import DAY, MONDAY, ago
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

UNKNOWN: Series = (None,) * 90
LONG_NAME = "Bulgarian split squat with the rear foot elevated 🏋 ünï"


def in_days(days: int) -> date:
    return DAY + timedelta(days=days)


def weekly(count: int, start: float, step: float) -> tuple[tuple[date, float], ...]:
    return tuple((MONDAY - timedelta(weeks=count - 1 - number), start + step * number) for number in range(count))


def close_lifts() -> LiftChart:
    names = ("Overhead press (barbell)", "Incline dumbbell bench press", "Squat", LONG_NAME)
    return LiftChart(
        tuple(Lift(name, ((ago(60), 100 + place), (ago(2), 101 + place / 9))) for place, name in enumerate(names)), "lb"
    )


def gapped_fitness() -> FitnessChart:
    past = tuple(None if 20 < day < 40 or day > 85 else 40 + day / 5 for day in range(90))
    return FitnessChart(DAY, past, past, past, (None, *(60.0,) * 27), (50.0,) * 28, (10.0,) * 28)


def gapped_volume() -> VolumeChart:
    weeks = tuple(
        VolumeWeek(
            monday,
            None if number in {3, 4} else (minutes, 20.0, 40.0, 10.0),
            (120.0, 0.0, 40.0, 40.0) if number > 5 else None,
        )
        for number, (monday, minutes) in enumerate(weekly(12, 0, 30))
    )
    return VolumeChart(("run", "mountaineering", "strength", "other"), weeks)


ODD: dict[str, object] = {
    "fitness, none": FitnessChart(DAY, UNKNOWN, UNKNOWN, UNKNOWN),
    "fitness, one day": FitnessChart(DAY, (40.0,), (30.0,), (10.0,)),
    "fitness, gaps": gapped_fitness(),
    "fitness, huge": FitnessChart(
        DAY, (1e9,) * 90, (2e300,) * 90, (-1e9,) * 90, (1e9,) * 14, (5.0,) * 14, (3.0,) * 14
    ),
    "volume, none": VolumeChart(("run",), (VolumeWeek(MONDAY, (0.0,)),)),
    "volume, gaps": gapped_volume(),
    "volume, planned only": VolumeChart(("run", "swim"), (VolumeWeek(MONDAY, None, (90.0, 45.0)),)),
    "volume, huge in all": VolumeChart(("run", LONG_NAME), (VolumeWeek(MONDAY, (1.7e308, 1.7e308), (3.0, 0.0)),)),
    "volume, huge": VolumeChart(("run",), (VolumeWeek(MONDAY, (1e300,), (1e200,)),)),
    "goal, none": GoalChart("Body weight", "kg", DAY, (), 70.0),
    "goal, one": GoalChart("Body weight", "kg", DAY, ((DAY, 72.4),), 70.0, by=in_days(200)),
    "goal, soon": GoalChart(
        "Back squat " * 9, "kg", DAY, tuple((ago(7 * back), 100 - back * 1.5) for back in range(9, -1, -1)), 101.0,
        (Expected(ago(63), 86, 84, 88), Expected(in_days(5), 101, 98, 104)), in_days(5),
    ),
    "goal, below zero": GoalChart(
        "Sit and reach", "cm", DAY, tuple((ago(9 * back), 1.2 - 0.8 * back) for back in range(9, -1, -1)),
        5.0, by=in_days(90),
    ),
    "goal, past": GoalChart("5 km", "min:s", DAY, ((ago(3), 1500.0),), 1400.0, by=ago(300), style=Style.TIME),
    "hrv, none": HrvChart(DAY, *(((None,) * 60,) * 4)),
    "hrv, one": HrvChart(DAY, (*(None,) * 59, 55.0), *(((None,) * 60,) * 3)),
    "lift, none": LiftChart(()),
    "lift, one": LiftChart((Lift("Deadlift", ((DAY, 12_345.0),)),)),
    "lift, close": close_lifts(),
    "muscles, none": MusclesChart(MONDAY, ()),
    "muscles, many": MusclesChart(MONDAY, tuple(MuscleRow(f"muscle {row}", row, 6, 9) for row in range(12))),
    "muscles, huge": MusclesChart(MONDAY, (MuscleRow("quads", 4, 6, 9), MuscleRow(LONG_NAME, 1e300, 3, 5))),
    "swim, none": SwimChart(()),
    "swim, one": SwimChart((Swim(DAY, 75.25),), 75.0),
    "race, none": RaceChart("5 km", DAY, ()),
    "race, one": RaceChart(
        "Berlin Marathon of the very long sponsored name, with a title that nobody can read on a phone", in_days(20),
        (Predicted(DAY, 14_412, 14_100, 15_000),), 14_340,
    ),
    "trend, none": TrendChart("Weight", "kg", DAY, ()),
    "trend, one": TrendChart("Weight", "kg", DAY, ((DAY, 72.4),)),
    "trend, level": TrendChart(
        "Weight", "kg", DAY, tuple((ago(back), 72.4) for back in range(30, -1, -3)), level=72.41, level_words="goal"
    ),
    "trend, below zero": TrendChart("Balance", "kcal", DAY, weekly(9, -3000.0, 1500.0), weekly=True),
    "trend, one week": TrendChart("Training", "hours", DAY, weekly(1, 90.0, 0), Style.HOURS, weekly=True),
    "trend, two years": TrendChart("VO2max", "", DAY, tuple((ago(9 * back), 50.0 + back) for back in range(80))[::-1]),
    "trend, huge": TrendChart("Time", "s", DAY, ((ago(9), -1e308), (DAY, 1e308)), Style.TIME),
    "trend, tiny": TrendChart("Little", "", DAY, ((ago(9), 1e-300), (DAY, 3e-8))),
}  # fmt: skip
