"""Effective VDOT of a run (Runalyze's regression of Daniels' heart-rate table)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.effective_vdot import effective_vdot, vdot_at_heart_rate
from domain.metrics.vdot import vdot
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.units import METRES_PER_MILE
from tests.builders.runs import run

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("km", "minutes", "hr", "max_hr", "expected"),
    [
        (10, 55, 150, 188, 46.45),
        (5 * METRES_PER_MILE / 1000, 45, 142, 190, 49.82),
        (15, 85, 158, 186, 40.80),
        (10, 42, 172, 186, 51.59),
    ],
)
def test_heart_rate_and_speed_give_a_vdot(km: float, minutes: float, hr: float, max_hr: float, expected: float) -> None:
    assert effective_vdot(run(DAY, km, minutes, hr), max_hr) == pytest.approx(expected, abs=0.005)


def test_a_near_maximal_run_promises_more_than_its_result() -> None:
    """By 5 %: a race counts by its time."""
    assert vdot(10_000, 42 * 60) == pytest.approx(49.06, abs=0.005)


EASY = run(DAY, 10, 55, 150)


@pytest.mark.parametrize(
    "done",
    [
        pytest.param(replace(EASY, average_hr=110.0), id="58 % of the greatest heart rate"),
        pytest.param(replace(EASY, average_hr=189.0), id="above the greatest heart rate"),
        pytest.param(replace(EASY, average_hr=None), id="no heart rate"),
        pytest.param(replace(EASY, average_hr=7.2), id="a heart rate of nobody"),
        pytest.param(run(DAY, 4, 19.99, 150), id="under 20 minutes"),
        pytest.param(run(DAY, 2.99, 20, 150), id="under 3 km"),
        pytest.param(replace(EASY, distance_m=None), id="no distance"),
        pytest.param(replace(EASY, ascent_m=150.0), id="15 m of ascent a km"),
        pytest.param(replace(EASY, temperature_c=25.1), id="heat"),
        pytest.param(replace(EASY, sub_sport="treadmill"), id="treadmill"),
        pytest.param(replace(EASY, sport=Sport.RIDE), id="ride"),
        pytest.param(replace(EASY, moving_s=0.0), id="no time"),
        pytest.param(run(DAY, 29, 58.9, 150), id="a ride called a run"),
        pytest.param(run(DAY, 4, 240, 150), id="a walk"),
    ],
)
def test_other_runs_say_nothing(done: Activity) -> None:
    assert effective_vdot(done, 188) is None


def test_without_the_greatest_heart_rate_nothing_is_known() -> None:
    assert effective_vdot(EASY, None) is None
    assert effective_vdot(EASY, 0) is None


def test_the_edges_count() -> None:
    assert effective_vdot(run(DAY, 4, 20, 150), 188) is not None
    assert effective_vdot(run(DAY, 3, 25, 150), 188) is not None
    assert effective_vdot(replace(EASY, average_hr=130.0), 200) is not None
    assert effective_vdot(replace(EASY, average_hr=188.0), 188) is not None
    assert effective_vdot(replace(EASY, ascent_m=149.9), 188) is not None
    assert effective_vdot(replace(EASY, temperature_c=25.0), 188) is not None


def test_a_short_race_still_tells_heart_from_table() -> None:
    short = run(DAY, 5, 18, 180)
    assert effective_vdot(short, 190) is None
    assert vdot_at_heart_rate(short, 190) is not None


@given(st.floats(130, 180), st.floats(1, 5))
def test_the_same_speed_at_a_lower_heart_rate_is_fitter(hr: float, less: float) -> None:
    tired, fresh = (
        effective_vdot(replace(EASY, average_hr=hr), 190),
        effective_vdot(replace(EASY, average_hr=hr - less), 190),
    )
    if tired is not None and fresh is not None:
        assert fresh > tired
