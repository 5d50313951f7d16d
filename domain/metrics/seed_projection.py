"""The seed projection: ten seconds a mile more for every 6.2 miles beyond a 5 km, whoever runs.

The same seconds for a fast and for a slow runner make it optimistic for everybody, by 1 to 6 %: it is shown beside the
prediction by VDOT, and never instead of it.
"""

from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE, TEN_KM_M

FIVE_K_MI, TEN_K_MI = 3.1, 6.2
MORE_S_PER_MILE = 10.0
# The miles that the rule itself counts for these, a decimal each.
MILES = {FIVE_KM_M: FIVE_K_MI, TEN_KM_M: TEN_K_MI, HALF_MARATHON_M: 13.1, MARATHON_M: 26.2}


def seed_pace(five_k_s_per_mile: float, miles: float) -> float:
    """Seconds a mile; over less than 5 km as fast as over 5 km."""
    return five_k_s_per_mile + max(0.0, miles - FIVE_K_MI) / TEN_K_MI * MORE_S_PER_MILE


def seed_projection(five_k_s: float, distance_m: float) -> float:
    """Seconds over a distance from the seconds over 5 km."""
    miles = MILES.get(distance_m, distance_m / METRES_PER_MILE)
    return seed_pace(five_k_s / FIVE_KM_M * METRES_PER_MILE, miles) * miles
