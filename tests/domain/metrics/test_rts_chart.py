"""The RTS chart (Tuchscherer): published cells, and the one rule that makes the chart a single row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.rts_chart import share_of_maximum

REPS = st.integers(1, 10)


@pytest.mark.parametrize(
    ("reps", "rpe", "percent"),
    [
        (1, 10, 100.0),
        (1, 9.5, 97.8),
        (3, 9, 89.2),
        (5, 8, 81.1),
        (8, 7.5, 72.3),
        (10, 10, 73.9),
        (10, 6.5, 64.0),
    ],
)
def test_published_cells(reps: int, rpe: float, percent: float) -> None:
    assert share_of_maximum(reps, rpe) == pytest.approx(percent / 100)


@given(st.integers(1, 9), st.integers(7, 9))
def test_a_point_of_rpe_is_a_repetition(reps: int, rpe: int) -> None:
    assert share_of_maximum(reps, rpe) == share_of_maximum(reps + 1, rpe + 1)


@given(REPS, st.floats(6.5, 9.99), st.floats(0.01, 0.5))
def test_an_easier_set_of_the_same_reps_is_a_smaller_share(reps: int, rpe: float, harder: float) -> None:
    easy, hard = share_of_maximum(reps, rpe), share_of_maximum(reps, min(10.0, rpe + harder))
    assert easy is not None
    assert hard is not None
    assert easy < hard


def test_between_half_points_it_is_linear() -> None:
    assert share_of_maximum(1, 9.75) == pytest.approx((1.0 + 0.978) / 2)


@pytest.mark.parametrize(("reps", "rpe"), [(0, 10), (11, 10), (5, 6.4), (5, 10.1), (5, float("nan"))])
def test_cells_on_which_copies_differ_are_not_there(reps: int, rpe: float) -> None:
    assert share_of_maximum(reps, rpe) is None
