"""One point of a track, and the legs between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from bot.connectors.files.fit.validity import PLAUSIBLE_SPEEDS
from domain.training.sport import Sport

# Two and a half days of one point a second.
MOST_POINTS = 250_000
_EARTH_M = 6_371_009.0


class Point(NamedTuple):
    """Degrees, metres, bpm, watts. `distance_m` is what the device had counted; `part` changes where it was stopped."""

    at: datetime
    part: int = 0
    latitude: float | None = None
    longitude: float | None = None
    altitude_m: float | None = None
    distance_m: float | None = None
    heart_rate: float | None = None
    watts: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """From one point to the next: seconds and metres, at a speed that this sport has."""

    seconds: float
    metres: float


def steps(points: Sequence[Point], sport: Sport) -> Iterator[Step]:
    """The steps in which the athlete moved: pauses, standing about and leaps of a lost satellite are left out."""
    slowest, fastest = PLAUSIBLE_SPEEDS.get(sport, PLAUSIBLE_SPEEDS[Sport.OTHER])
    for here, there in pairwise(points):
        seconds = (there.at - here.at).total_seconds()
        metres = _metres(here, there)
        if here.part == there.part and seconds > 0 and metres and slowest <= metres / seconds <= fastest:
            yield Step(seconds, metres)


def _metres(here: Point, there: Point) -> float | None:
    if here.distance_m is not None and there.distance_m is not None:
        return there.distance_m - here.distance_m
    if None in (here.latitude, here.longitude, there.latitude, there.longitude):
        return None
    return _on_the_globe(here, there)


def _on_the_globe(here: Point, there: Point) -> float:
    """Haversine, with the mean radius of the earth."""
    assert here.latitude is not None
    assert here.longitude is not None
    assert there.latitude is not None
    assert there.longitude is not None
    north, east = radians(there.latitude - here.latitude), radians(there.longitude - here.longitude)
    across = cos(radians(here.latitude)) * cos(radians(there.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH_M * asin(sqrt(min(1.0, sin(north / 2) ** 2 + across)))
