"""Days and weeks summed up: what was done, what it cost, and the fitness and fatigue it left."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from domain.training.sport import Sport

_NOTHING: Mapping[Sport, float] = MappingProxyType({})
_NO_MUSCLES: Mapping[str, float] = MappingProxyType({})


class DayRollup(NamedTuple):
    """`load` in TSS points; CTL and ATL are the values after this day. `minutes` by sport, sports not done left out.

    `warming_up` while fewer than 42 days lie behind, when CTL is still mostly its seed. `muscles` are the fractional
    hard sets of each. A tuple, because ninety are read for every review.
    """

    day: date
    load: float
    ctl: float
    atl: float
    minutes: Mapping[Sport, float] = _NOTHING
    warming_up: bool = False
    muscles: Mapping[str, float] = _NO_MUSCLES

    @property
    def total_minutes(self) -> float:
        return sum(self.minutes.values())

    @property
    def form_after(self) -> float:
        """CTL − ATL once this day is in."""
        return self.ctl - self.atl


class WeekRollup(NamedTuple):
    """A calendar week from its Monday on; `load` in TSS points, CTL and ATL as they are after its last known day.

    `easy_s` and `hard_s` are seconds in the lower two and the upper three heart-rate zones, of the sessions that have
    them; `edwards` weighs the minutes in each zone by its number. The zones are the watch's own. Monotony and strain
    need all seven days.
    """

    monday: date
    sessions: int
    load: float
    ctl: float
    atl: float
    minutes: Mapping[Sport, float] = _NOTHING
    distance_m: Mapping[Sport, float] = _NOTHING
    edwards: float = 0.0
    easy_s: float = 0.0
    hard_s: float = 0.0
    monotony: float | None = None
    strain: float | None = None
