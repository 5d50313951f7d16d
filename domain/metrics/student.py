"""Student's t: the quantile that turns a standard error of few points into an interval."""

import math
from functools import cache

QUANTILE_MAX = 1e4


@cache
def two_sided_quantile(degrees: int, confidence: float = 0.95) -> float:
    """The t within which that share of the distribution lies; correct to 1e-9 up to 1e4, where it ends.

    By bisection over the exact finite sum for whole degrees of freedom (Abramowitz & Stegun 26.7.3 and 26.7.4).
    Raises ValueError below one degree of freedom.
    """
    if degrees < 1:
        raise ValueError(f"{degrees} degrees of freedom")
    low, high = 0.0, QUANTILE_MAX
    while high - low > 1e-10 * max(1.0, low):
        middle = (low + high) / 2
        if share_within(middle, degrees) < confidence:
            low = middle
        else:
            high = middle
    return high


def share_within(t: float, degrees: int) -> float:
    """P(−t < T < t)."""
    angle = math.atan(t / math.sqrt(degrees))
    cosine_squared = math.cos(angle) ** 2
    odd = degrees % 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for power in range(2 + odd, degrees + 1, 2):
        total += term
        term *= cosine_squared * (power - 1) / power
    within = math.sin(angle) * total
    return (angle + within) * 2 / math.pi if odd else within
