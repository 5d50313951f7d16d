"""What every chart asks of its figures before one of them is drawn."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import isfinite


def finite(values: Iterable[float | None]) -> None:
    """Raises ValueError for what is not a number: the unknown is None, and everything else can be drawn."""
    if not all(value is None or isfinite(value) for value in values):
        raise ValueError("A chart needs finite numbers; what is unknown is None.")


def at_most(count: int, most: int) -> None:
    """Raises ValueError where more would be shown than can be told apart."""
    if count > most:
        raise ValueError(f"A chart shows at most {most} series, not {count}.")


def oldest_first(days: Iterable[date]) -> None:
    """Raises ValueError where a line would run back in time."""
    if any(later < earlier for earlier, later in pairwise(days)):
        raise ValueError("A chart needs its days in order, the oldest first.")
