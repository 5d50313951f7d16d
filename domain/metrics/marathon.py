"""A marathon from shorter races and the miles of a week (Vickers & Vertosick 2016)."""

import math

from domain.metrics.riegel import riegel
from domain.units import MARATHON_M, METRES_PER_MILE

# Of those whom the study asked, hardly anybody ran more; nor does the line go on for ever.
MOST_MILES = 100.0
EXPONENT = 1.07


def vickers(distance_m: float, seconds: float, weekly_m: float) -> float | None:
    """Seconds from one race and the metres run a week; None for a result that Riegel's rule does not hold for."""
    expected = riegel(distance_m, seconds, MARATHON_M, EXPONENT)
    if expected is None:
        return None
    speed = 0.16018617 + 0.83076202 * MARATHON_M / expected + 0.06423826 * _tens_of_miles(weekly_m)
    return MARATHON_M / speed


def vickers_of_two(shorter: tuple[float, float], longer: tuple[float, float], weekly_m: float) -> float | None:
    """Seconds from two races, each metres and seconds, and the metres run a week.

    The exponent between the two tells how well the athlete keeps going, and the longer one is drawn out by what follows
    from it. None where the longer race is not longer, in distance and in time.
    """
    if not (0 < shorter[0] < longer[0] and 0 < shorter[1] < longer[1]):
        return None
    between = math.log(longer[1] / shorter[1]) / math.log(longer[0] / shorter[0])
    exponent = 1.4510756 - 0.23797948 * between - 0.01410023 * _tens_of_miles(weekly_m)
    return float(longer[1] * (MARATHON_M / longer[0]) ** exponent)


def headline_marathon(by_vdot: float | None, by_vickers: float | None) -> float | None:
    """The slower of the two: half marathons promise most runners too fast a marathon."""
    known = [seconds for seconds in (by_vdot, by_vickers) if seconds is not None]
    return max(known, default=None)


def _tens_of_miles(weekly_m: float) -> float:
    return min(max(0.0, weekly_m) / METRES_PER_MILE, MOST_MILES) / 10
