"""Load from how hard a session felt: Foster's session-RPE, and the points an hour at that effort is worth."""

from domain.units import SECONDS_PER_HOUR

LOWEST, HIGHEST = 1, 10
POINTS_PER_HOUR = (20, 30, 40, 50, 60, 70, 80, 100, 120, 140)  # Friel, for RPE 1 to 10


def session_rpe(rpe: float | None, minutes: float) -> float | None:
    """RPE × minutes of the whole session in arbitrary units (Foster 1998); no answer is None, never 0."""
    return None if rpe is None else rpe * minutes


def effort_points(rpe: float | None, seconds: float) -> float | None:
    """TSS points by Friel's table, linear between whole RPE; None for an answer that is off the scale."""
    if rpe is None or not LOWEST <= rpe <= HIGHEST:
        return None
    below = int(rpe)
    low, high = POINTS_PER_HOUR[below - 1], POINTS_PER_HOUR[min(below, HIGHEST - 1)]
    return seconds / SECONDS_PER_HOUR * (low + (rpe - below) * (high - low))
