"""Drift of the resting heart rate: week against the 60 days before."""

import math
from datetime import date, timedelta

import pytest

from domain.metrics.resting_hr import DriftState, resting_hr_drift, resting_hr_z

TODAY = date(2026, 3, 31)
BASELINE = {TODAY - timedelta(back): 50.0 for back in range(7, 67)}


def mornings(*bpm: float | None) -> dict[date, float | None]:
    return {**BASELINE, **{TODAY - timedelta(back): value for back, value in enumerate(reversed(bpm))}}


@pytest.mark.parametrize(
    ("bpm", "change", "state"),
    [
        ((52, 53, 51, 52, 54, 53, 52), 2.43, DriftState.GREEN),
        ((56, 57, 55, 56, 58, 55, 57), 6.29, DriftState.RED),
        ((54, 53, 54, 53, 54, 53, 54), 3.57, DriftState.AMBER),
        ((53, 53, 53), 3.0, DriftState.AMBER),
        ((55, None, 55, 55), 5.0, DriftState.RED),
        ((47, 47, 47), -3.0, DriftState.GREEN),
    ],
)
def test_drift(bpm: tuple[float | None, ...], change: float, state: DriftState) -> None:
    found = resting_hr_drift(mornings(*bpm), TODAY)
    assert found is not None
    assert found.change_bpm == pytest.approx(change, abs=0.005)
    assert found.state is state


def test_the_baseline_ends_where_the_week_begins() -> None:
    eve, too_old = TODAY - timedelta(7), TODAY - timedelta(67)
    found = resting_hr_drift({**mornings(50, 50, 50, 50, 50, 50, 50), eve: 110.0, too_old: 110.0}, TODAY)
    assert found is not None
    assert found.baseline_bpm == pytest.approx(51.0)
    assert found.week_bpm == 50.0


def test_two_mornings_prove_nothing() -> None:
    assert resting_hr_drift(mornings(60, 60), TODAY) is None
    assert resting_hr_drift(mornings(60, 60, 7.0), TODAY) is None


def test_the_baseline_needs_a_fortnight_of_its_own() -> None:
    known = mornings(60, 60, 60, 60, 60, 60, 60)
    short = {day: bpm for day, bpm in known.items() if day > TODAY - timedelta(20)}
    assert len(short) == 20
    assert resting_hr_drift(short, TODAY) is None


def test_one_morning_in_sds_of_the_sixty_days_before_it() -> None:
    before = {TODAY - timedelta(back): 50.0 + 2 * (-1) ** back for back in range(1, 61)}
    found = resting_hr_z({**before, TODAY: 54.0, TODAY - timedelta(61): 110.0}, TODAY)
    assert found is not None
    assert found.z == pytest.approx(4 / math.sqrt(4 * 60 / 59))
    assert (found.change_bpm, found.baseline_bpm) == (4.0, 50.0)


def test_an_even_pulse_does_not_make_every_beat_an_alarm() -> None:
    found = resting_hr_z(mornings(*[50.0] * 7, 52.0), TODAY)
    assert found is not None
    assert found.z == 2.0


@pytest.mark.parametrize("unusable", [None, 0.0, 24.0, 121.0])
def test_a_morning_that_was_not_measured_has_no_z(unusable: float | None) -> None:
    assert resting_hr_z(mornings(50, 50, 50, unusable), TODAY) is None


def test_a_morning_needs_a_fortnight_behind_it() -> None:
    for count, known in ((13, False), (14, True)):
        before = {TODAY - timedelta(back): 50.0 for back in range(1, count + 1)}
        assert (resting_hr_z({**before, TODAY: 55.0}, TODAY) is not None) is known
