"""The assignment problem: each row one column of its own, at the lowest total (Kuhn 1955, Munkres 1957)."""

import math
from collections.abc import Sequence

Matrix = Sequence[Sequence[float]]


def cheapest(costs: Matrix) -> list[tuple[int, int]]:
    """(row, column) pairs of the lowest total cost; as many pairs as the shorter side has. O(n²m).

    Equal totals go to the earlier rows and columns, so the answer depends on nothing but the matrix.
    """
    if not costs or not costs[0]:
        return []
    if len(costs) > len(costs[0]):
        turned = [list(column) for column in zip(*costs, strict=True)]
        return sorted((row, column) for column, row in cheapest(turned))
    return sorted((row, column) for column, row in enumerate(_rows_of_columns(costs)) if row is not None)


def _rows_of_columns(costs: Matrix) -> list[int | None]:
    """Rows enter one by one, each along the cheapest path of swaps, with potentials keeping reduced costs ≥ 0."""
    columns = len(costs[0])
    row_potential = [0.0] * len(costs)
    column_potential = [0.0] * columns
    row_of: list[int | None] = [None] * columns
    for entering in range(len(costs)):
        _enter(entering, costs, row_potential, column_potential, row_of)
    return row_of


def _enter(
    entering: int,
    costs: Matrix,
    row_potential: list[float],
    column_potential: list[float],
    row_of: list[int | None],
) -> None:
    """Dijkstra over reduced costs from the entering row to the nearest free column, then swaps along the way."""
    columns = range(len(row_of))
    distance = [math.inf] * len(row_of)
    came_from: list[int | None] = [None] * len(row_of)
    visited: list[int] = []
    row: int | None = entering
    column: int | None = None
    reached = 0.0
    while row is not None:
        for other in columns:
            step = reached + costs[row][other] - row_potential[row] - column_potential[other]
            if other not in visited and step < distance[other]:
                distance[other], came_from[other] = step, column
        column = min((other for other in columns if other not in visited), key=distance.__getitem__)
        reached = distance[column]
        visited.append(column)
        row = row_of[column]
    _raise_potentials(entering, visited, distance, row_potential, column_potential, row_of)
    while column is not None:
        before = came_from[column]
        row_of[column] = entering if before is None else row_of[before]
        column = before


def _raise_potentials(
    entering: int,
    visited: list[int],
    distance: list[float],
    row_potential: list[float],
    column_potential: list[float],
    row_of: list[int | None],
) -> None:
    furthest = distance[visited[-1]]
    row_potential[entering] += furthest
    for column in visited[:-1]:
        row = row_of[column]
        assert row is not None
        row_potential[row] += furthest - distance[column]
        column_potential[column] -= furthest - distance[column]
