"""The assignment problem against published answers and against trying everything."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.assignment import cheapest


@pytest.mark.parametrize(
    ("costs", "pairs", "total"),
    [
        ([[4, 1, 3], [2, 0, 5], [3, 2, 2]], [(0, 1), (1, 0), (2, 2)], 5),  # documentation of scipy
        ([[10, 2, 8, 7], [3, 9, 4, 6], [8, 1, 5, 2]], [(0, 1), (1, 0), (2, 3)], 7),
    ],
)
def test_published_answers(costs: list[list[float]], pairs: list[tuple[int, int]], total: float) -> None:
    found = cheapest(costs)
    assert found == pairs
    assert sum(costs[row][column] for row, column in found) == total


def test_nothing_to_assign() -> None:
    assert cheapest([]) == []
    assert cheapest([[], []]) == []


def test_equals_go_in_order() -> None:
    assert cheapest([[0.0] * 3] * 3) == [(0, 0), (1, 1), (2, 2)]
    assert cheapest([[0.0] * 3]) == [(0, 0)]
    assert cheapest([[0.0]] * 3) == [(0, 0)]


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    value = st.integers(-5, 5).map(float) | st.floats(-10, 10)
    return draw(st.lists(st.lists(value, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


@given(matrices())
def test_no_other_assignment_is_cheaper(costs: list[list[float]]) -> None:
    found = cheapest(costs)
    rows, columns = len(costs), len(costs[0])
    wide = costs if rows <= columns else [list(column) for column in zip(*costs, strict=True)]
    chosen = permutations(range(max(rows, columns)), min(rows, columns))
    best = min(sum(wide[row][column] for row, column in enumerate(one)) for one in chosen)
    assert sum(costs[row][column] for row, column in found) == pytest.approx(best, abs=1e-9)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == min(rows, columns)
