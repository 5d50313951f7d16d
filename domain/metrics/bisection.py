"""Where a function reaches a value, by halving an interval: slow, and sure."""

from collections.abc import Callable

HALVINGS = 60


def where_it_falls_to(value: float, function: Callable[[float], float], low: float, high: float) -> float | None:
    """The place of a falling function between `low` and `high`; None where it has that value at none of them."""
    if not function(low) >= value >= function(high):
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if function(middle) >= value:
            low = middle
        else:
            high = middle
    return (low + high) / 2
