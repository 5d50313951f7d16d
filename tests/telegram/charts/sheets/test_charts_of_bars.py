"""Weeks by sport and muscles: bars as long as their figures, told apart without their colours."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.telegram.charts.ink.frame import RIGHT
from bot.telegram.charts.ink.palette import BAND, FITNESS, INK, PAPER, QUIET, SERIES, Rgb
from bot.telegram.charts.plot.plot import LEFT
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart
from bot.telegram.charts.values.volume import VolumeChart, VolumeWeek
from tests.telegram.charts.reading_pictures import texts, where

MONDAY = date(2026, 11, 16)
FOUR = ("run", "swim", "strength", "other")
TOPS = {"All": 128, "run": 358, "swim": 510, "strength": 662, "other": 814}
FEET = {"All": 318, "run": 470, "swim": 622, "strength": 774, "other": 926}
"""Of the rows, in pixels."""
type Minutes = tuple[float, ...] | None


def weeks(*each: tuple[Minutes, Minutes]) -> VolumeChart:
    first = MONDAY - timedelta(weeks=len(each) - 1)
    return VolumeChart(FOUR, tuple(VolumeWeek(first + timedelta(weeks=n), *week) for n, week in enumerate(each)))


def rises(chart: VolumeChart, sport: str, colour: Rgb) -> int:
    """How high it stands over the foot of that row, in pixels, lines of the grid left out."""
    plotted = where(chart, colour)[TOPS[sport] - 4 : FEET[sport] - 2, LEFT + 2 : RIGHT - 2]
    found = (plotted.sum(axis=1) > 0).nonzero()[0]
    return int(FEET[sport] - TOPS[sport] + 4 - found.min()) if found.size else 0


def test_each_sport_has_a_row_in_which_done_and_planned_are_as_high_as_their_hours() -> None:
    chart = weeks(((60.0, 30.0, 0.0, 0.0), (120.0, 60.0, 0.0, 45.0)))
    hour = (FEET["run"] - TOPS["run"]) / 2
    assert rises(chart, "run", SERIES[0]) == pytest.approx(hour, abs=4)
    assert rises(chart, "run", INK) == pytest.approx(2 * hour, abs=4)
    assert rises(chart, "swim", SERIES[1]) == pytest.approx(hour, abs=4), "a row has a scale of its own"
    assert rises(chart, "swim", INK) == pytest.approx(2 * hour, abs=4)
    assert rises(chart, "strength", SERIES[2]) == rises(chart, "strength", INK) == 0
    assert rises(chart, "other", INK) > 0, "a sport that was only planned is seen"


def test_the_first_row_is_all_of_them_together() -> None:
    chart = weeks(((60.0, 30.0, 15.0, 15.0), (60.0, 60.0, 60.0, 60.0)))
    assert rises(chart, "All", INK) == pytest.approx(2 * rises(chart, "All", QUIET), abs=6)


def test_done_stands_full_inside_the_hollow_plan_and_differs_from_it_without_its_colour() -> None:
    chart = weeks(((60.0,) * 4, (60.0,) * 4))
    row = slice(TOPS["run"] + 8, FEET["run"] - 8)
    done, planned = (where(chart, colour)[row, LEFT:RIGHT].any(axis=0).nonzero()[0] for colour in (SERIES[0], INK))
    assert planned.min() < done.min() < done.max() < planned.max()
    assert len(done) == done.max() - done.min() + 1
    assert len(planned) < 20


def test_a_week_that_nobody_knows_is_empty_and_the_plan_is_still_seen() -> None:
    known: tuple[Minutes, Minutes] = ((60.0, 60.0, 60.0, 60.0), None)
    chart = weeks(known, (None, (60.0,) * 4), known)
    middle = slice(LEFT + 290, LEFT + 430)
    for sport, colour in zip(FOUR[:3], SERIES, strict=False):
        assert not where(chart, colour)[TOPS[sport] : FEET[sport], middle].any()
        assert where(chart, INK)[TOPS[sport] : FEET[sport] - 4, middle].any()


def test_names_the_latest_hours_and_the_key_are_said() -> None:
    said = texts(weeks(((90.0, 0.0, 45.0, 0.0), (60.0, 30.0, 45.0, 0.0))))
    assert {"All", "Run", "Swim", "Strength", "Other", "done", "planned"} <= set(said)
    assert {"2:15 / 2:15", "1:30 / 1:00", "0:00 / 0:30", "0:45 / 0:45"} <= set(said)
    assert "0:00 / 0:00" not in said


def test_what_was_done_and_is_not_known_is_not_nothing() -> None:
    said = texts(weeks((None, (60.0, 30.0, 0.0, 0.0))))
    assert {"? / 1:30", "? / 1:00", "? / 0:30"} <= set(said)
    assert "1:30" in texts(weeks(((60.0, 30.0, 0.0, 0.0), None)))


def test_a_single_sport_is_one_row() -> None:
    one = VolumeChart(("run",), (VolumeWeek(MONDAY, (60.0,), (90.0,)),))
    assert "All" not in texts(one)
    assert where(one, SERIES[0]).any()


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
