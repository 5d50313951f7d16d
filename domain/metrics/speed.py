"""Load from speed: rTSS of a run and sTSS of a swim."""

from domain.units import SECONDS_PER_HOUR


def rtss(seconds: float, pace_s_per_km: float, threshold_s_per_km: float) -> float:
    """Hours × IF² × 100 with IF = threshold pace / pace; flat unless the pace given is a graded one."""
    return seconds / SECONDS_PER_HOUR * (threshold_s_per_km / pace_s_per_km) ** 2 * 100


def stss(moving_s: float, distance_m: float, css_m_per_min: float) -> float | None:
    """Hours × IF³ × 100 with IF = speed / CSS, rests at the wall left out of both speed and time.

    That is TrainingPeaks' convention; None for a set of drills without distance.
    """
    if distance_m <= 0 or moving_s <= 0 or css_m_per_min <= 0:
        return None
    intensity = distance_m / (moving_s / 60) / css_m_per_min
    return intensity**3 * moving_s / SECONDS_PER_HOUR * 100
