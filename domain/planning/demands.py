"""What a race asks of the weeks before it, by its distance."""

from dataclasses import dataclass

from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, METRES_PER_MILE, TEN_KM_M


@dataclass(frozen=True, slots=True)
class Demands:
    """`taper` are shares of the largest week before it, one a week (Bosquet 2007, Wang 2023), without the race.

    The long run is at most a share of its week, a distance and a time; `week_m` is what a week grows to at most.
    """

    taper: tuple[float, ...]
    long_run_share: float
    long_run_m: float
    long_run_minutes: int
    week_m: float


_FIVE_KM = Demands((0.6,), 0.28, 9 * METRES_PER_MILE, 150, 30 * METRES_PER_MILE)
_TEN_KM = Demands((0.6,), 0.30, 12 * METRES_PER_MILE, 150, 32 * METRES_PER_MILE)
_HALF_MARATHON = Demands((0.75, 0.5), 0.33, 14 * METRES_PER_MILE, 150, 36 * METRES_PER_MILE)
_MARATHON = Demands((0.8, 0.6, 0.4), 0.35, 20 * METRES_PER_MILE, 180, 48 * METRES_PER_MILE)
_BY_DISTANCE = ((FIVE_KM_M, _FIVE_KM), (TEN_KM_M, _TEN_KM), (HALF_MARATHON_M, _HALF_MARATHON))


def demands_of(race: Race) -> Demands:
    """Those of the shortest standard distance that is not shorter than the race; a marathon's beyond a half."""
    return next((demands for longest, demands in _BY_DISTANCE if race.distance_m <= longest), _MARATHON)
