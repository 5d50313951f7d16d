"""A run is hot by what its watch measured, and by nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.heat import Heat, in_heat, latest_heat
from domain.metrics.load_methods import TREADMILL
from domain.training.activity import Activity
from domain.training.sport import Sport
from tests.builders.runs import run

DAY = date(2026, 7, 1)
EASY = run(DAY, 10, 55, 150)


@given(st.none() | st.floats(-40, 60))
def test_above_25_degrees_and_never_unmeasured(temperature_c: float | None) -> None:
    hot = in_heat(replace(EASY, temperature_c=temperature_c))
    assert hot is (temperature_c is not None and temperature_c > 25)


@pytest.mark.parametrize(
    "indoors", [replace(EASY, sport=Sport.SWIM), *(replace(EASY, sub_sport=room) for room in sorted(TREADMILL))]
)
def test_a_warm_pool_and_a_warm_room_are_no_heat(indoors: Activity) -> None:
    assert not in_heat(replace(indoors, temperature_c=29.0))


def test_the_last_measured_run_of_three_days_decides() -> None:
    hot, cool = replace(EASY, temperature_c=28.0), run(DAY + timedelta(days=1), 8, 45, 150, temperature_c=19.0)
    unmeasured = run(DAY + timedelta(days=2), 8, 45, 150)
    assert latest_heat([hot], DAY) == latest_heat([hot], DAY + timedelta(days=2)) == Heat(DAY, 28.0)
    assert latest_heat([hot], DAY + timedelta(days=3)) is None, "that says nothing of today any more"
    assert latest_heat([hot], DAY - timedelta(days=1)) is None
    assert latest_heat([cool, hot], DAY + timedelta(days=2)) is None
    assert latest_heat([hot, unmeasured], DAY + timedelta(days=2)) == Heat(DAY, 28.0)
    assert latest_heat([], DAY) is None
