"""Aerobic decoupling (Friel): how much less way a heartbeat buys in the second half than in the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.drift import decoupling_percent
from domain.training.activity import Lap


def laps(*hearts: float, seconds: float = 600.0, metres: float = 2000.0) -> list[Lap]:
    return [Lap(seconds, metres, heart) for heart in hearts]


def test_the_same_way_for_more_beats() -> None:
    assert decoupling_percent(laps(140, 140, 154, 154)) == pytest.approx(100 * (1 - 140 / 154))


def test_an_even_session_does_not_drift_and_a_slow_start_is_below_zero() -> None:
    assert decoupling_percent(laps(140, 141, 140, 141)) == pytest.approx(0.0)
    assert (decoupling_percent(laps(150, 150, 140, 140)) or 0) < 0


def test_a_lap_in_the_middle_belongs_to_neither_half() -> None:
    assert decoupling_percent(laps(140, 140, 190, 140, 140)) == pytest.approx(0.0)


@pytest.mark.parametrize(("outer", "middle", "told"), [(375.0, 900.0, True), (300.0, 1300.0, False)])
def test_the_halves_have_to_be_most_of_it(outer: float, middle: float, told: bool) -> None:
    one, long = Lap(outer, 1000.0, 140.0), Lap(middle, 3000.0, 140.0)
    assert (decoupling_percent([one, one, long, one, one]) is not None) is told


@pytest.mark.parametrize(
    "some",
    [
        laps(140, 150, 160),
        laps(140, 150, 160, 170, seconds=599.0),
        [*laps(140, 140, 140), Lap(600.0, None, 140.0)],
        [*laps(140, 140, 140), Lap(600.0, 2000.0, None)],
        [Lap(100.0, 300.0, 140.0), Lap(100.0, 300.0, 140.0), Lap(3000.0, 9000.0, 140.0), Lap(100.0, 300.0, 140.0)],
        [],
    ],
    ids=["few laps", "short", "no distance", "no heart", "one lap is most of it", "nothing"],
)
def test_where_it_would_say_nothing(some: list[Lap]) -> None:
    assert decoupling_percent(some) is None


@given(st.lists(st.tuples(st.floats(60, 200), st.floats(500, 4000)), min_size=4, max_size=20), st.floats(0.5, 2))
def test_other_units_change_nothing(each: list[tuple[float, float]], times: float) -> None:
    some = [Lap(600.0, metres, heart) for heart, metres in each]
    found = decoupling_percent(some)
    assert found is not None
    assert found < 100
    scaled = [Lap(600.0, metres * times, heart) for heart, metres in each]
    assert decoupling_percent(scaled) == pytest.approx(found, abs=1e-6)
