"""Figures as a person writes them, short enough for their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.ink.figures import figure, tenths, time_step
from bot.telegram.charts.values.style import Style


@pytest.mark.parametrize(
    ("value", "style", "step", "shown"),
    [
        (70.0, Style.NUMBER, 1, "70"),
        (70.25, Style.NUMBER, 0.1, "70.2"),
        (0.05, Style.NUMBER, 0.01, "0.05"),
        (-0.04, Style.NUMBER, 0.1, "0.0"),
        (-3.0, Style.NUMBER, 1, "−3"),
        (12_345.0, Style.NUMBER, 1, "12,345"),
        (2.5e9, Style.NUMBER, 1e8, "2.5e9"),
        (72.4, Style.TIME, 1, "1:12"),
        (59.6, Style.TIME, 1, "1:00"),
        (6_300.0, Style.TIME, 1, "1:45:00"),
        (3_599.6, Style.TIME, 1, "1:00:00"),
        (210.0, Style.HOURS, 1, "3:30"),
        (59.6, Style.HOURS, 1, "1:00"),
        (-90.0, Style.HOURS, 1, "−1:30"),
        (6_600.0, Style.HOURS, 1, "110"),
    ],
)
def test_figures(value: float, style: Style, step: float, shown: str) -> None:
    assert figure(value, style, step) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(77.66, "1:17.7"), (59.96, "1:00.0"), (72.0, "1:12.0"), (3_599.96, "1:00:00"), (0.0, "0:00.0")],
)
def test_tenths(seconds: float, shown: str) -> None:
    assert tenths(seconds) == shown


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(Style), st.floats(1e-9, 1e12))
def test_figures_are_short_and_never_end_in_sixty(value: float, style: Style, step: float) -> None:
    for shown in (figure(value, style, step), tenths(value)):
        assert 1 <= len(shown) <= 14
        assert ":60" not in shown
        assert "-" not in shown.replace("e-", "")


@given(st.floats(1, 1e9), st.integers(1, 6))
def test_steps_of_a_clock_cover_the_span(span: float, steps: int) -> None:
    assert time_step(span, steps) * steps >= span * (1 - 1e-9)


@pytest.mark.parametrize(("span", "step"), [(4, 1), (16, 5), (70, 15), (280, 60), (1_500, 300), (40_000, 14_400)])
def test_steps_are_those_of_a_clock(span: float, step: float) -> None:
    assert time_step(span, 5) == step
