"""Lengths and speeds inside are metres and seconds; these are the factors at the edges."""

METRES_PER_MILE = 1609.344
METRES_PER_YARD = 0.9144
METRES_PER_KM = 1000.0
FIVE_KM_M, TEN_KM_M = 5_000.0, 10_000.0
HALF_MARATHON_M, MARATHON_M = 21_097.5, 42_195.0
HUNDRED_YARDS_M = 100 * METRES_PER_YARD
KG_PER_POUND = 0.45359237
SECONDS_PER_HOUR = 3600.0


def pace_s_per_km(speed_m_per_s: float) -> float:
    """Seconds a kilometre takes at a speed above zero."""
    return METRES_PER_KM / speed_m_per_s


def speed_m_per_s(pace_s_per_km: float) -> float:
    """The speed behind a pace in seconds per kilometre."""
    return METRES_PER_KM / pace_s_per_km
