"""Foster's session-RPE (RPE × minutes) and Friel's points per hour."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.effort import daily_effort, effort_points, session_rpe
from tests.builders import season
from tests.builders.season import TODAY


@pytest.mark.parametrize(
    ("rpe", "minutes", "units"),
    [(7, 60, 420), (5, 45, 225), (8, 75, 600)],  # CoachMePlus prints 420
)
def test_session_rpe_is_effort_times_minutes(rpe: float, minutes: float, units: float) -> None:
    assert session_rpe(rpe, minutes) == units


def test_an_effort_that_was_not_told_is_none() -> None:
    assert session_rpe(None, 60) is None
    assert effort_points(None, 3600) is None


@pytest.mark.parametrize(
    ("rpe", "minutes", "points"), [(7, 60, 80), (8, 45, 75), (6.5, 50, 62.5), (9.5, 60, 130), (10, 60, 140)]
)
def test_points_follow_the_table_and_are_linear_between(rpe: float, minutes: float, points: float) -> None:
    assert effort_points(rpe, minutes * 60) == pytest.approx(points)


def test_an_hour_is_worth_what_the_table_says() -> None:
    hours = [effort_points(rpe, 3600) for rpe in range(1, 11)]
    assert hours == [20, 30, 40, 50, 60, 70, 80, 100, 120, 140]


@pytest.mark.parametrize("rpe", [0, 0.9, 10.1, -3])
def test_an_answer_off_the_scale_is_none(rpe: float) -> None:
    assert effort_points(rpe, 3600) is None


@given(st.floats(1, 10), st.floats(1, 10))
def test_a_harder_hour_is_never_worth_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert (effort_points(low, 3600) or 0) <= (effort_points(high, 3600) or 0)


def test_a_week_of_effort_is_known_where_every_session_has_an_answer() -> None:
    """7 × 60 min is 420 AU; what is not known is no rest."""
    ran = [replace(season.done(-back, 60.0), rpe=rpe) for back, rpe in ((7, None), (6, 7.0), (1, 5.0), (1, 2.0))]
    assert daily_effort(ran, TODAY) == (420.0, 0.0, 0.0, 0.0, 0.0, 420.0, 0.0)
    assert daily_effort([*ran, season.done(0)], TODAY) is None
    assert daily_effort(ran[:1], TODAY) is None
