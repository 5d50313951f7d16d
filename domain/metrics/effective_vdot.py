"""Effective VDOT: what the heart rate of a run says about the fitness behind its speed.

The share of VO2max at a share of the greatest heart rate is Runalyze's regression of Daniels' table, ± 1.25 points:
p = exp((HR / HRmax − 1.00466) / 0.68725). The speed over p is the one at VO2max, and what that costs is the VDOT.
"""

import math

from domain.metrics.heat import in_heat
from domain.metrics.load_methods import HEART_RATES, RUN_SPEEDS, TREADMILL
from domain.metrics.vdot import CREDIBLE, oxygen_cost
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.units import METRES_PER_KM

SECONDS_MIN, DISTANCE_MIN_M = 20 * 60, 3_000.0
SHARES = (0.65, 1.0)
ASCENT_MAX_M_PER_KM = 15.0


def effective_vdot(run: Activity, max_hr: float | None) -> float | None:
    """None for a run of less than 20 minutes or 3 km, a hilly one, one on a treadmill, or as `vdot_at_heart_rate`.

    What nobody recorded of the climbing is taken for flat.
    """
    long_enough = run.moving_s >= SECONDS_MIN and (run.distance_m or 0.0) >= DISTANCE_MIN_M
    return vdot_at_heart_rate(run, max_hr) if long_enough and not _hilly(run) else None


def vdot_at_heart_rate(run: Activity, max_hr: float | None) -> float | None:
    """Of a run however short; None without a heart rate from 65 to 100 % of the greatest, at no runner's speed, or in
    heat, where the heart beats faster for the same speed.
    """
    if run.sport is not Sport.RUN or run.sub_sport in TREADMILL or not run.distance_m or run.moving_s <= 0:
        return None
    if in_heat(run):
        return None
    speed, share = run.distance_m / run.moving_s, _share(run.average_hr, max_hr)
    if share is None or not RUN_SPEEDS[0] <= speed <= RUN_SPEEDS[1]:
        return None
    found = oxygen_cost(speed * 60 / math.exp((share - 1.00466) / 0.68725))
    return found if CREDIBLE[0] <= found <= CREDIBLE[1] else None


def _share(average_hr: float | None, max_hr: float | None) -> float | None:
    if average_hr is None or max_hr is None or max_hr <= 0 or not HEART_RATES[0] <= average_hr <= HEART_RATES[1]:
        return None
    share = average_hr / max_hr
    return share if SHARES[0] <= share <= SHARES[1] else None


def _hilly(run: Activity) -> bool:
    return (run.ascent_m or 0.0) >= ASCENT_MAX_M_PER_KM * (run.distance_m or 0.0) / METRES_PER_KM
