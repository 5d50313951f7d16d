"""Axes that hold what they are given, on round steps, with as many figures as there is room for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.ink.frame import RIGHT
from bot.telegram.charts.plot.plot import FARTHEST, HEAD, HEIGHT, LEFT, STEPS, plot_of
from bot.telegram.charts.values.style import Style

DAY = date(2026, 11, 21)
figures = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20)


@given(figures, st.sampled_from(Style))
def test_every_figure_lies_on_the_axis(values: list[float], style: Style) -> None:
    plot = plot_of([DAY], values, style)
    assert plot.values.low - 1e-6 * plot.step <= min(values)
    assert max(values) <= plot.values.high + 1e-6 * plot.step
    for value in values:
        assert HEAD - 1 <= plot.height(value) <= plot.values.start + 1


@given(figures, st.sampled_from(Style))
def test_the_axis_ends_on_its_steps_and_has_few(values: list[float], style: Style) -> None:
    plot = plot_of([DAY], values, style)
    count = (plot.values.high - plot.values.low) / plot.step
    assert count == pytest.approx(round(count), abs=1e-6)
    assert 1 <= round(count) <= STEPS + 1


@given(st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=1))
def test_every_day_lies_on_the_axis_in_its_order(days: list[date]) -> None:
    plot = plot_of(days, [1.0])
    across = [plot.across(day) for day in sorted(days)]
    assert across == sorted(across)
    assert across[0] >= LEFT - 1e-6
    assert across[-1] == pytest.approx(RIGHT)


def test_a_floor_is_where_the_axis_begins() -> None:
    assert plot_of([DAY], [40.0, 50.0], floor_at=0.0).values.low == 0
    assert plot_of([DAY], [40.0, 50.0]).values.low == 40


def test_what_lies_beyond_all_sense_stands_at_the_rim() -> None:
    plot = plot_of([DAY], [0.0, 1e300])
    assert plot.values.high == FARTHEST
    assert plot.height(1e300) == plot.values.end
    assert plot.height(-1e300) == plot.values.start


def test_a_level_line_lies_in_the_middle_of_its_axis() -> None:
    plot = plot_of([DAY], [70.0, 70.0])
    assert plot.values.low < 70 < plot.values.high


def test_a_single_day_stands_at_the_end_of_a_week() -> None:
    plot = plot_of([DAY], [1.0])
    assert plot.first == DAY - timedelta(days=7)
    assert plot.across(DAY) == RIGHT


def test_a_low_plot_has_fewer_figures() -> None:
    low, high = (plot_of([DAY], [0.0, 97.0], place=(0, foot)) for foot in (300, HEIGHT))
    assert low.step > high.step


@pytest.mark.parametrize(
    ("values", "style", "step"),
    [((0.0, 97.0), Style.NUMBER, 20), ((72.0, 88.0), Style.TIME, 5), ((0.0, 290.0), Style.HOURS, 60)],
)
def test_steps_are_what_a_person_would_choose(values: tuple[float, ...], style: Style, step: float) -> None:
    assert plot_of([DAY], values, style).step == step
