"""What the points of a track add up to."""

from collections.abc import Sequence
from statistics import fmean

from bot.connectors.files.fit.power import watts_by_second
from bot.connectors.files.track.point import Point

# Altitudes waver by a metre or two on the flat; a climb counts from here on.
_CLIMB_M = 3.0
_HIGHEST_ASCENT_M = 20_000.0


def ascent_m(points: Sequence[Point]) -> float | None:
    """None where no altitude is known."""
    heights = [point.altitude_m for point in points if point.altitude_m is not None]
    if not heights:
        return None
    climbed, low = 0.0, heights[0]
    for height in heights:
        if height - low >= _CLIMB_M:
            climbed, low = climbed + height - low, height
        low = min(low, height)
    return climbed if climbed <= _HIGHEST_ASCENT_M else None


def heart_rates(points: Sequence[Point]) -> tuple[float, float] | None:
    """Average and highest; None where the sensor was lost for more than half of the points."""
    rates = [point.heart_rate for point in points if point.heart_rate is not None]
    return (fmean(rates), max(rates)) if rates and 2 * len(rates) >= len(points) else None


def watts(points: Sequence[Point]) -> list[float]:
    """One figure a second."""
    return watts_by_second({"timestamp": point.at, "power": point.watts} for point in points if point.watts is not None)
