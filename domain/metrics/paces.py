"""Training paces of a VDOT (Daniels' Running Formula, 2nd edition, from its own formula instead of its tables)."""

from dataclasses import dataclass

from domain.metrics.vdot import race_time, speed_for
from domain.units import MARATHON_M, METRES_PER_KM

THRESHOLD, INTERVAL, INTERVAL_400 = 0.88, 0.975, 0.98
EASY = (0.62, 0.74)
# The book's own lower end, for those whom the usual range would make run their easy days too fast.
EASY_LOW = (0.59, 0.74)
LOW_VDOT = 39.0
REPETITION_FASTER_S = 6.0


@dataclass(frozen=True, slots=True)
class TrainingPaces:
    """Seconds a km, but for `repetition_s_per_400m`.

    `easy` is a range, the faster end first. `repetition_s_per_400m` is None below a VDOT of 39.
    """

    easy: tuple[float, float]
    marathon: float | None
    threshold: float
    interval: float
    repetition_s_per_400m: float | None


def training_paces(fitness: float) -> TrainingPaces:
    """Of a VDOT above zero."""
    low = fitness < LOW_VDOT
    slow, fast = EASY_LOW if low else EASY
    marathon_s = race_time(fitness, MARATHON_M)
    return TrainingPaces(
        easy=(pace_at(fast, fitness), pace_at(slow, fitness)),
        marathon=None if marathon_s is None else marathon_s / MARATHON_M * METRES_PER_KM,
        threshold=pace_at(THRESHOLD, fitness),
        interval=pace_at(INTERVAL, fitness),
        repetition_s_per_400m=None if low else pace_at(INTERVAL_400, fitness, 400) - REPETITION_FASTER_S,
    )


def pace_at(share: float, fitness: float, metres: float = METRES_PER_KM) -> float:
    """Seconds over those metres at that share of VDOT."""
    return metres / speed_for(share * fitness)
