"""Nothing known, one figure, and figures beyond all sense: a picture comes of each, or a clear word why not."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.ink.frame import WIDTH
from bot.telegram.charts.values.evening import EveningChart
from bot.telegram.charts.values.fitness import FitnessChart
from bot.telegram.charts.values.goal import Expected, GoalChart
from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.race import Predicted, RaceChart
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.swim import Swim, SwimChart
from bot.telegram.charts.values.trend import TrendChart
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek
from tests.telegram.charts.reading_pictures import listened, texts

DAY = date(2026, 11, 21)

OF_ONE_FIGURE: dict[str, Callable[[float], object]] = {
    "evening": lambda value: EveningChart(DAY, (value,) * 90, (value,) * 90, (-value,) * 90, ()),
    "fitness": lambda value: FitnessChart(DAY, (value,), (value,), (-value,)),
    "fitness and plan": lambda value: FitnessChart(DAY, (value,), (0.0,), (0.0,), (0.0,), (value,), (-value,)),
    "volume": lambda value: VolumeChart(("run",), (VolumeWeek(DAY, (value,), (value,)),)),
    "goal": lambda value: GoalChart("Weight", "kg", DAY, ((DAY, value),), 0.0),
    "goal and trend": lambda value: GoalChart("Weight", "kg", DAY, (), value, (Expected(DAY, value, value, value),)),
    "hrv": lambda value: HrvChart(DAY, (value,), (value,), (value,), (value,)),
    "lift": lambda value: LiftChart((Lift("Squat", ((DAY, value),)),)),
    "muscles": lambda value: MusclesChart(DAY, (MuscleRow("quads", value, value, value),)),
    "swim": lambda value: SwimChart((Swim(DAY, value),), value),
    "race": lambda value: RaceChart("5 km", DAY, (Predicted(DAY, value, value, value),), value),
    "trend": lambda value: TrendChart("Weight", "kg", DAY, ((DAY, value),)),
    "trend of times": lambda value: TrendChart("5 km", "min:s", DAY, ((DAY, value),), Style.TIME),
    "trend of weeks": lambda value: TrendChart("Time", "hours", DAY, ((DAY, value),), Style.HOURS, weekly=True),
}
EMPTY: dict[str, object] = {
    "evening": EveningChart(DAY, (None,) * 90, (None,) * 90, (None,) * 90, ()),
    "fitness": FitnessChart(DAY, (None,) * 90, (None,) * 90, (None,) * 90, (None,) * 21, (None,) * 21, (None,) * 21),
    "volume": VolumeChart(("run", "other"), (VolumeWeek(DAY, None), VolumeWeek(DAY + timedelta(days=7), None))),
    "goal": GoalChart("Weight", "kg", DAY, (), 70.0),
    "hrv": HrvChart(DAY, (None,) * 60, (None,) * 60, (None,) * 60, (None,) * 60),
    "lift": LiftChart(()),
    "lift never done": LiftChart((Lift("Squat", ()),)),
    "muscles": MusclesChart(DAY, ()),
    "swim": SwimChart(()),
    "race": RaceChart("5 km", DAY, ()),
    "trend": TrendChart("Weight", "kg", DAY, ()),
    "trend of weeks": TrendChart("Time", "hours", DAY, (), Style.HOURS, weekly=True),
}
one_figure = pytest.mark.parametrize("kind", OF_ONE_FIGURE)
any_figure = st.floats(allow_nan=False, allow_infinity=False)
some_settings = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", EMPTY)
def test_what_is_not_known_is_said_not_to_be(kind: str) -> None:
    assert drawn(EMPTY[kind])
    said = texts(EMPTY[kind])
    assert any("No " in text and "yet" in text for text in said)
    assert "0" not in said[-1:]


@one_figure
@pytest.mark.parametrize("value", [0.0, 1.0, -1.0, 5e-324, 1e-9, 59.5, 9_999.5, 1e6, 1e12, 1.7e308, -1.7e308])
def test_one_figure_makes_a_picture_whose_words_stay_in_it(kind: str, value: float) -> None:
    chart = OF_ONE_FIGURE[kind](value)
    assert len(drawn(chart)) <= 25_000
    for said in listened(chart):
        assert said.left >= 0, said
        assert said.right <= WIDTH, said


@one_figure
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(kind: str, value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        OF_ONE_FIGURE[kind](value)


@one_figure
@given(data=st.data())
@some_settings
def test_any_finite_figure_can_be_drawn(kind: str, data: st.DataObject) -> None:
    assert drawn(OF_ONE_FIGURE[kind](data.draw(any_figure)))


@given(st.lists(st.none() | any_figure, min_size=1, max_size=20), st.integers(0, 4000))
@some_settings
def test_any_series_with_gaps_can_be_drawn(values: list[float | None], every: int) -> None:
    series = tuple(values)
    points = tuple(
        (DAY + timedelta(days=every * index), value) for index, value in enumerate(series) if value is not None
    )
    for chart in (
        FitnessChart(DAY, series, series[::-1], series, series, series, series),
        HrvChart(DAY, series, series[::-1], series, series),
        TrendChart("Weight", "kg", DAY, points),
        TrendChart("Weight", "kg", DAY, points, Style.TIME, weekly=True),
        LiftChart((Lift("Squat", points), Lift("Press", points[::2]))),
        GoalChart("Weight", "kg", DAY, points, 3.0, tuple(Expected(day, y, -y, y) for day, y in points), DAY),
        RaceChart("5 km", DAY, tuple(Predicted(day, y, y, -y) for day, y in points)),
        SwimChart(tuple(Swim(day, y, index % 2 == 0) for index, (day, y) in enumerate(points))),
        VolumeChart(
            ("run", "swim"), tuple(VolumeWeek(day, (abs(y), 1.0), (1.0, abs(y))) for day, y in points) or _A_WEEK
        ),
    ):
        assert drawn(chart)


_A_WEEK = (VolumeWeek(DAY, None),)


@given(st.text(max_size=80))
@some_settings
def test_any_name_can_be_written_and_stays_in_the_picture(name: str) -> None:
    points = ((DAY - timedelta(days=7), 100.0), (DAY, 101.0))
    for chart in (
        LiftChart((Lift(name, points), Lift("Squat", points)), name),
        TrendChart(name, name, DAY, points),
        GoalChart(name, name, DAY, points, 90.0),
        RaceChart(name, DAY, (Predicted(DAY, 1500.0, 1400.0, 1600.0),), 1480.0),
        MusclesChart(DAY, (MuscleRow(name, 3.0, 4.0, 6.0),)),
        VolumeChart((name, "other"), (VolumeWeek(DAY, (30.0, 30.0), (60.0, 0.0)),)),
    ):
        assert drawn(chart)
        assert all(said.left >= 0 and said.right <= WIDTH for said in listened(chart))


def test_days_out_of_order_are_refused() -> None:
    points = ((DAY, 1.0), (DAY - timedelta(days=1), 2.0))
    for build in (
        lambda: TrendChart("Weight", "kg", DAY, points),
        lambda: LiftChart((Lift("Squat", points),)),
        lambda: GoalChart("Weight", "kg", DAY, points, 3.0),
        lambda: SwimChart(tuple(Swim(*point) for point in points)),
        lambda: RaceChart("5 km", DAY, tuple(Predicted(day, y, y, y) for day, y in points)),
    ):
        with pytest.raises(ValueError, match="oldest first"):
            build()


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 4 series, not 5"):
        LiftChart(tuple(Lift(name, ()) for name in "abcde"))
    with pytest.raises(ValueError, match="at most 4 series, not 5"):
        VolumeChart(tuple("abcde"), (VolumeWeek(DAY, (1.0,) * 5),))
    with pytest.raises(ValueError, match="room for 12 rows, not 13"):
        MusclesChart(DAY, (MuscleRow("quads", 1.0, 2.0, 3.0),) * 13)


@pytest.mark.parametrize(
    "build",
    [
        lambda: FitnessChart(DAY, (), (), ()),
        lambda: FitnessChart(DAY, (1.0,), (1.0, 2.0), (1.0,)),
        lambda: FitnessChart(DAY, (1.0,), (1.0,), (1.0,), (1.0,), (), ()),
        lambda: HrvChart(DAY, (), (), (), ()),
        lambda: HrvChart(DAY, (1.0,), (1.0, 2.0), (1.0,), (1.0,)),
    ],
)
def test_series_of_several_lengths_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="one length"):
        build()


def test_a_week_without_the_minutes_of_every_sport_is_refused() -> None:
    with pytest.raises(ValueError, match="every sport"):
        VolumeChart(("run", "swim"), (VolumeWeek(DAY, (1.0,)),))
    with pytest.raises(ValueError, match="every sport"):
        VolumeChart(("run", "swim"), (VolumeWeek(DAY, (1.0, 2.0), (1.0,)),))
