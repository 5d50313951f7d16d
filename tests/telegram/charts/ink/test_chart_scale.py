"""Round axes that hold every value, and labels that keep apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.ink.scale import Axis, keep_apart, round_step, round_top, ticks

positive = st.floats(1e-6, 1e12)
height = st.floats(0, 400)


@given(positive)
def test_the_top_holds_the_value_without_wasting_half_the_axis(value: float) -> None:
    top = round_top(value, least=1e-9)
    assert value <= top * (1 + 1e-9)
    assert top <= 2 * value * (1 + 1e-9)
    assert 3 <= len(ticks(top)) <= 6


@given(positive)
def test_steps_are_one_two_or_five(value: float) -> None:
    assert f"{round_step(value):e}"[:8] in {"1.000000", "2.000000", "5.000000"}


@pytest.mark.parametrize(("value", "top"), [(0, 20), (20, 20), (20.1, 25), (53, 60), (60, 60), (101, 150), (260, 300)])
def test_tops_are_what_a_person_would_choose(value: float, top: float) -> None:
    assert round_top(value, least=20) == top


@given(height, height, st.floats(300, 400))
def test_labels_keep_apart_in_their_order(first: float, second: float, lowest: float) -> None:
    one, two = keep_apart(first, second, 42, lowest)
    assert abs(one - two) >= 42 - 1e-6
    assert max(one, two) <= lowest + 1e-6
    assert (one <= two) == (first <= second)


@given(st.floats(0, 100), st.floats(150, 300))
def test_labels_with_room_stay(first: float, second: float) -> None:
    assert keep_apart(first, second, 42, 400) == (first, second)


def test_an_axis_runs_from_low_to_high() -> None:
    axis = Axis(-20, 10, start=600, end=500)
    assert [axis.at(value) for value in (-20, -5, 10)] == [600, 550, 500]
