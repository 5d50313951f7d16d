"""A day summed up: what was done, what it cost, and the fitness and fatigue it left."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from domain.training.sport import Sport

_NOTHING: Mapping[Sport, float] = MappingProxyType({})


class DayRollup(NamedTuple):
    """`load` in TSS points; CTL and ATL are the values after this day. `minutes` by sport, sports not done left out.

    `warming_up` while fewer than 42 days lie behind, when CTL is still mostly its seed. A tuple, because ninety are
    read for every review.
    """

    day: date
    load: float
    ctl: float
    atl: float
    minutes: Mapping[Sport, float] = _NOTHING
    warming_up: bool = False

    @property
    def total_minutes(self) -> float:
        return sum(self.minutes.values())

    @property
    def form_after(self) -> float:
        """CTL − ATL once this day is in."""
        return self.ctl - self.atl
