"""VDOT: the oxygen uptake that a running result speaks of, and the times it is worth over other distances.

Daniels & Gilbert, Oxygen Power (1979): what a speed costs over the share of VO2max that can be held for that long.
Results are all-out and flat; metres and seconds, VDOT in ml/kg/min.
"""

import math

from domain.metrics.bisection import where_it_falls_to
from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.units import FIVE_KM_M

VALID_S = (3.5 * 60, 240 * 60)
CREDIBLE = (10.0, 95.0)
# A race is run somewhere between these, in metres a second.
SLOWEST, FASTEST = 1.0, 12.0


def oxygen_cost(metres_per_minute: float) -> float:
    """ml/kg/min of running at that speed."""
    return -4.60 + 0.182258 * metres_per_minute + 0.000104 * metres_per_minute**2


def speed_for(oxygen: float) -> float:
    """Metres a second that cost so much, in ml/kg/min: the cost the other way round."""
    linear, square = 0.182258, 0.000104
    metres_per_minute = (-linear + math.sqrt(linear**2 + 4 * square * (4.60 + oxygen))) / (2 * square)
    return metres_per_minute / 60


def share_of_max(seconds: float) -> float:
    """The share of VO2max that can be held for so long; above 1 for the first minutes."""
    minutes = seconds / 60
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def vdot(distance_m: float, seconds: float) -> float | None:
    """Of a result; None outside 3.5 to 240 minutes, for which the curve was not made, or where nobody runs like that.

    A book's table is never copied: it rounds, and the copies that go around are wrong.
    """
    if distance_m <= 0 or not VALID_S[0] <= seconds <= VALID_S[1]:
        return None
    found = _vdot(distance_m, seconds)
    return found if CREDIBLE[0] <= found <= CREDIBLE[1] else None


def race_time(fitness: float, distance_m: float) -> float | None:
    """Seconds that a VDOT is worth over a distance; None where that is slower than a walk or faster than a sprint."""
    if distance_m <= 0:
        return None
    fastest, slowest = distance_m / FASTEST, distance_m / SLOWEST
    return where_it_falls_to(fitness, lambda seconds: _vdot(distance_m, seconds), fastest, slowest)


def _vdot(distance_m: float, seconds: float) -> float:
    return oxygen_cost(distance_m / seconds * 60) / share_of_max(seconds)


METRICS = (
    Metric(
        key="vdot",
        symbol="VDOT",
        label="VDOT by the adaptive 5 km",
        unit=Unit.SCORE,
        decimals=1,
        weekly=Weekly.LAST,
        valid=CREDIBLE,
        needs="three runs with a heart rate within six weeks, and the greatest heart rate",
        source=Measured(ReadingKind.ADAPTIVE_5K, value=lambda seconds: vdot(FIVE_KM_M, seconds)),
        sports=(Sport.RUN,),
        lower_is_better=False,
    ),
)
