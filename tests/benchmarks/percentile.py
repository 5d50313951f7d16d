"""The one figure by which waiting is judged."""

from collections.abc import Sequence


def p99(waits: Sequence[float]) -> float:
    return sorted(waits)[max(0, round(0.99 * len(waits)) - 1)]
