"""Weeks by sport and muscles: bars as long as their figures, told apart without their colours."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.telegram.charts.ink.frame import RIGHT
from bot.telegram.charts.ink.palette import BAND, FITNESS, INK, PAPER, SERIES
from bot.telegram.charts.plot.plot import HEAD, LEFT
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek
from tests.telegram.charts.reading_pictures import texts, where

MONDAY = date(2026, 11, 16)
FOOT = 562
FOUR = ("run", "swim", "strength", "other")


def weeks(*each: tuple[tuple[float, ...] | None, float | None]) -> VolumeChart:
    first = MONDAY - timedelta(weeks=len(each) - 1)
    return VolumeChart(FOUR, tuple(VolumeWeek(first + timedelta(weeks=n), *week) for n, week in enumerate(each)))


def layer(index: int) -> NDArray[np.bool_]:
    done = tuple(120.0 if index == number else 0.0 for number in range(4))
    return where(weeks((done, None)), SERIES[index])[HEAD:FOOT, LEFT:RIGHT]


def test_layers_are_as_high_as_their_hours() -> None:
    chart = weeks(((60.0, 30.0, 0.0, 0.0), 120.0))
    plotted = [where(chart, SERIES[index])[HEAD - 12 : FOOT, LEFT:RIGHT].any(axis=1).nonzero()[0] for index in (0, 1)]
    run, swim = (rows.max() - rows.min() for rows in plotted)
    assert swim == pytest.approx(run / 2, abs=7)
    assert plotted[1].max() == pytest.approx(plotted[0].min(), abs=7)
    plan = where(chart, INK)[HEAD - 12 : FOOT, LEFT:RIGHT].any(axis=1).nonzero()[0]
    assert plan.max() - plan.min() == pytest.approx(2 * run, abs=7)


@pytest.mark.parametrize(("one", "other"), list(combinations(range(4), 2)))
def test_layers_differ_without_their_colours(one: int, other: int) -> None:
    first, second = layer(one), layer(other)
    assert first.any()
    assert (first != second).sum() > 0.15 * max(first.sum(), second.sum())


def test_a_week_that_nobody_knows_is_empty_and_the_plan_is_still_seen() -> None:
    known = ((60.0, 60.0, 60.0, 60.0), None)
    chart = weeks(known, (None, 240.0), known)
    middle = slice(LEFT + 290, LEFT + 430)
    for colour in SERIES[:3]:
        assert not where(chart, colour)[HEAD:FOOT, middle].any()
    assert where(chart, INK)[HEAD:FOOT, middle].any()


def test_the_key_names_every_sport_and_the_plan() -> None:
    assert {"Run", "Swim", "Strength", "Other", "planned"} <= set(texts(weeks(((1.0,) * 4, None))))


def muscle(sets: float | None, maintenance: float = 4.0, growth: float = 8.0) -> MusclesChart:
    """Over an axis of ten sets."""
    return MusclesChart(MONDAY, (MuscleRow("quads", sets, maintenance, growth), MuscleRow("back", None, 0, 10)))


def bar(chart: MusclesChart) -> int:
    across = where(chart, FITNESS)[124:190, 236:870].any(axis=0).nonzero()[0]
    return int(across.max() - across.min())


def test_bars_are_as_long_as_their_sets() -> None:
    per_set = (RIGHT - 236) / 10
    for sets in (2.0, 5.0, 9.5):
        assert bar(muscle(sets)) == pytest.approx(sets * per_set, abs=3)


def test_a_bar_is_hollow_below_maintenance_pale_below_growth_and_full_from_there() -> None:
    below, kept, grown = (muscle(sets) for sets in (3.9, 4.0, 8.0))
    for chart, colour in ((below, PAPER), (kept, BAND), (grown, FITNESS)):
        assert where(chart, colour)[157, 250:350].all()
        assert where(chart, FITNESS)[138, 250:350].all()


def test_marks_stand_where_they_belong_and_none_is_none() -> None:
    per_set = (RIGHT - 236) / 10
    marks = where(muscle(None), INK)[130:185, 240:870].any(axis=0).nonzero()[0] + 240
    assert marks.min() == pytest.approx(236 + 4 * per_set, abs=6)
    assert marks.max() == pytest.approx(236 + 8 * per_set, abs=14)
    assert not where(muscle(5.0, 0.0, 0.0), INK)[130:185, 240:860].any()


def test_marks_are_seen_on_a_bar() -> None:
    chart = muscle(9.0)
    x = round(236 + 4 * (RIGHT - 236) / 10)
    assert where(chart, INK)[157, x - 3 : x + 3].any()
    assert where(chart, PAPER)[157, x - 10 : x].any()


def test_unknown_is_not_zero() -> None:
    assert texts(muscle(None)).count("?") == 2
    assert texts(muscle(0.0)).count("?") == 1


def test_the_week_and_the_marks_are_said() -> None:
    assert {"Hard sets a week, 16–22 Nov", "maintenance", "growth"} <= set(texts(muscle(3.0)))
    later = replace(muscle(3.0), monday=date(2026, 9, 28))
    assert "Hard sets a week, 28 Sep – 4 Oct" in texts(later)
