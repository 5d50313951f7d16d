"""What each chart over time shows: gaps, what is still to come, marks that differ without colour, and what it says."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.telegram.charts.examples import EXAMPLES
from bot.telegram.charts.ink.frame import RIGHT
from bot.telegram.charts.ink.palette import BAND, DONE, FATIGUE, FITNESS, FORM, INK, SERIES, Rgb
from bot.telegram.charts.plot.plot import HEAD, LEFT
from bot.telegram.charts.values.fitness import FitnessChart
from bot.telegram.charts.values.goal import Expected, GoalChart
from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.charts.values.race import Predicted, RaceChart
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.swim import Swim, SwimChart
from bot.telegram.charts.values.trend import TrendChart
from tests.telegram.charts.reading_pictures import texts, where

DAY = date(2026, 11, 21)
FOOT = 562


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def columns(value: object, colour: Rgb, foot: int = FOOT) -> NDArray[np.bool_]:
    """In which columns of the plot, from its first day to its last, the colour is."""
    return np.asarray(where(value, colour)[HEAD - 12 : foot, LEFT : RIGHT + 1].any(axis=0))


def share(value: object, colour: Rgb, first: float, last: float) -> float:
    """Of the columns between two shares of the plot's width, how many have the colour."""
    shown = columns(value, colour)
    return float(shown[round(first * len(shown)) : round(last * len(shown))].mean())


def fitness(ahead: int, **changed: tuple[float | None, ...]) -> FitnessChart:
    series = {"fitness": 40.0, "fatigue": 60.0, "form": -20.0}
    past = {name: (value,) * 80 for name, value in series.items()}
    coming = {f"{name}_ahead": (value,) * ahead for name, value in series.items()}
    return FitnessChart(DAY, **(past | coming | changed))


def test_what_is_planned_is_broken_and_hollow() -> None:
    chart = fitness(20)
    for line in (FITNESS, FATIGUE):
        assert share(chart, line, 0.02, 0.78) == 1
        assert 0.4 < share(chart, line, 0.85, 0.99) < 0.8
    bars = where(chart, FORM)[700:880, LEFT : RIGHT + 1]
    past, ahead = bars[:, : round(0.75 * 722)], bars[:, round(0.85 * 722) :]
    assert past.sum(axis=0).max() == pytest.approx(ahead.sum(axis=0).max(), abs=8)
    assert past.mean() > 1.7 * ahead.mean()
    assert {"today", "as planned"} <= set(texts(chart))


def test_without_a_plan_nothing_is_to_come() -> None:
    chart = fitness(0)
    assert share(chart, FITNESS, 0.01, 0.99) == 1
    assert not {"today", "as planned"} & set(texts(chart))


def test_today_and_the_end_of_the_plan_are_said() -> None:
    said = texts(fitness(20))
    assert {"Fitness 40", "Fatigue 60", "Form −20", "40 on 11 Dec", "60 on 11 Dec", "−20 on 11 Dec"} <= set(said)


def test_what_is_not_known_of_fitness_is_a_gap() -> None:
    holed = (40.0,) * 20 + (None,) * 30 + (40.0,) * 30
    chart = fitness(0, fitness=holed)
    assert share(chart, FITNESS, 20 / 79 + 0.02, 49 / 79 - 0.02) == 0
    assert share(chart, FITNESS, 0.02, 0.22) == 1
    assert "Fitness" in texts(fitness(0, fitness=(*holed[:-1], None)))


def test_nights_and_means_have_gaps_and_a_band_behind_them() -> None:
    series = (60.0,) * 20 + (None,) * 20 + (60.0,) * 20
    chart = HrvChart(DAY, series, series, (55.0,) * 60, (65.0,) * 60)
    assert share(chart, FITNESS, 21 / 59, 38 / 59) == share(chart, INK, 21 / 59, 38 / 59) == 0
    assert share(chart, FITNESS, 0.02, 0.3) == 1
    assert share(chart, BAND, 0.02, 0.98) == 1
    assert share(replace(chart, low=series, high=series), BAND, 21 / 59, 38 / 59) == 0


def test_means_are_rounded_and_not_cut() -> None:
    assert {"7 nights 57", "Night 52"} <= set(texts(HrvChart(DAY, (52.4,), (56.6,), (54.0,), (62.0,))))


def goal(*, trend: bool) -> GoalChart:
    readings = tuple((ago(back), 80.0 + back / 20) for back in range(60, -1, -10))
    expected = tuple(Expected(ago(back), 80 + back / 20, 79 + back / 20, 81 + back / 20) for back in (60, -60))
    return GoalChart("Weight", "kg", DAY, readings, 75.0, expected if trend else (), ago(-60))


def test_the_trend_is_a_line_up_to_today_and_dashes_from_there() -> None:
    chart = goal(trend=True)
    assert share(chart, FITNESS, 0.02, 0.45) > 0.7  # the dots lie over it
    assert 0.4 < share(chart, FITNESS, 0.55, 0.98) < 0.8
    assert share(chart, BAND, 0.02, 0.98) > 0.95
    assert "kg · the trend and its 95 % interval" in texts(chart)


def test_without_a_trend_that_is_said_and_nothing_is_drawn() -> None:
    chart = goal(trend=False)
    assert "kg · no measurable trend" in texts(chart)
    for colour in (FITNESS, BAND):
        assert not columns(chart, colour).any()
    assert columns(chart, INK).any()


def test_a_goal_says_where_it_stands_what_is_wanted_and_by_when() -> None:
    assert {"Now 80.0", "Goal 75.0", "by 20 Jan"} <= set(texts(goal(trend=True)))
    assert share(goal(trend=False), DONE, 0.01, 0.99) == 1


def test_lifts_differ_in_colour_mark_and_name() -> None:
    chart = EXAMPLES["lift"]
    assert isinstance(chart, LiftChart)
    for lift, colour in zip(chart.lifts, SERIES, strict=True):
        assert columns(chart, colour).any(), lift.name
        assert lift.name in texts(chart)
    one_day = LiftChart(tuple(Lift(name, ((DAY, 100.0 + index * 20),)) for index, name in enumerate("abcd")))
    marks = [where(one_day, colour)[HEAD - 12 : FOOT, RIGHT - 12 : RIGHT + 12] for colour in SERIES]
    assert len({tuple(mark.sum(axis=1)[mark.any(axis=1)].tolist()) for mark in marks}) == 4


def test_a_lift_that_rested_goes_on_as_a_new_line() -> None:
    days = [*range(300, 200, -7), *range(60, -1, -7)]
    chart = LiftChart((Lift("Squat", tuple((ago(day), 100.0) for day in days)),))
    assert share(chart, SERIES[0], 0.36, 0.77) == 0
    assert share(chart, SERIES[0], 0.02, 0.3) == 1


def test_exact_times_are_dots_and_scaled_ones_are_rings() -> None:
    exact, scaled = (where(SwimChart((Swim(DAY, 75.0, known),)), FITNESS)[HEAD:FOOT] for known in (True, False))
    middle = exact.any(axis=1).nonzero()[0].mean(), RIGHT
    assert exact[round(middle[0]), RIGHT - 2]
    assert not scaled[round(middle[0]), RIGHT - 2]
    assert scaled.any()
    assert {"in yards", "scaled"} <= set(texts(SwimChart(())))


def test_times_are_times_and_lower_is_said_to_be_better() -> None:
    said = texts(SwimChart((Swim(ago(30), 80.0), Swim(DAY, 77.66)), 72.0))
    assert {"1:20", "Best 1:17.7", "Goal 1:12.0"} <= set(said)
    assert any("lower is better" in text for text in said)


def test_a_race_says_its_day_its_goal_and_what_is_predicted_now() -> None:
    weeks = tuple(Predicted(ago(7 * back), 6420.0, 6200.0, 6600.0) for back in range(8, -1, -1))
    chart = RaceChart("Half marathon", ago(-56), weeks, 6300.0)
    said = texts(chart)
    assert {"Half marathon", "race 16 Jan", "Now 1:47:00", "Goal 1:45:00"} <= set(said)
    assert any("lower is better" in text for text in said)
    assert share(chart, BAND, 0.02, 0.48) == 1
    assert share(chart, BAND, 0.52, 0.98) == 0


def test_weeks_without_a_prediction_are_a_gap() -> None:
    weeks = tuple(Predicted(ago(7 * back), 6420.0, 6200.0, 6600.0) for back in (30, 29, 28, 27, 3, 2, 1, 0))
    chart = RaceChart("Half marathon", DAY, weeks)
    assert share(chart, FITNESS, 0.15, 0.85) == share(chart, BAND, 0.15, 0.85) == 0


def test_a_trend_breaks_where_days_are_missing_and_only_there() -> None:
    daily = [*range(100, 60, -1), *range(40, -1, -1)]
    chart = TrendChart("Resting heart rate", "bpm", DAY, tuple((ago(day), 50.0) for day in daily))
    assert share(chart, FITNESS, 0.42, 0.58) == 0
    weekly = tuple((ago(day), 80.0) for day in range(98, -1, -7))
    assert share(TrendChart("Weight", "kg", DAY, weekly), FITNESS, 0.02, 0.98) == 1


def test_a_week_of_nothing_is_seen_and_an_unknown_one_is_not() -> None:
    mondays = [DAY - timedelta(days=5 + 7 * back) for back in range(3, -1, -1)]
    chart = TrendChart("Time", "hours", DAY, tuple((day, 60.0) for day in mondays), Style.HOURS, weekly=True)
    none, unknown = (
        replace(chart, points=tuple(point for point in chart.points if point[0] != mondays[1]) if gone else points)
        for gone, points in ((False, tuple((day, 0.0 if day == mondays[1] else 60.0) for day in mondays)), (True, ()))
    )
    week = 0.36, 0.44
    assert share(chart, FITNESS, *week) == share(none, FITNESS, *week) == 1
    assert share(unknown, FITNESS, *week) == 0
    assert where(none, FITNESS).sum() < 0.8 * where(chart, FITNESS).sum()


@pytest.mark.parametrize(
    ("lower", "said"), [(True, "kg · lower is better"), (False, "kg · higher is better"), (None, "kg")]
)
def test_a_trend_says_which_way_is_better(lower: bool | None, said: str) -> None:
    assert said in texts(TrendChart("Weight", "kg", DAY, ((DAY, 80.0),), lower_is_better=lower))


@pytest.mark.parametrize(
    ("style", "value", "decimals", "said"),
    [(Style.NUMBER, 80.26, 1, "80.3"), (Style.NUMBER, 50.4, 0, "50"), (Style.TIME, 1230.0, 0, "20:30"),
     (Style.HOURS, 210.0, 0, "3:30")],
)  # fmt: skip
def test_a_trend_says_its_last_figure_in_its_style(style: Style, value: float, decimals: int, said: str) -> None:
    points = ((ago(9), value * 0.91), (DAY, value))
    assert said in texts(TrendChart("Figure", "", DAY, points, style, decimals=decimals))
