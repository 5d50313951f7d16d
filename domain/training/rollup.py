"""A day summed up: what was done, what it cost, and the fitness and fatigue it left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.training.sport import Sport


@dataclass(frozen=True, slots=True)
class DayRollup:
    """`load` in TSS points; CTL and ATL are the values after this day. `minutes` by sport, sports not done left out.

    `warming_up` while fewer than 42 days lie behind, when CTL is still mostly its seed.
    """

    day: date
    load: float
    ctl: float
    atl: float
    minutes: Mapping[Sport, float] = field(default_factory=dict)
    warming_up: bool = False

    @property
    def total_minutes(self) -> float:
        return sum(self.minutes.values())

    @property
    def form_after(self) -> float:
        """CTL − ATL once this day is in."""
        return self.ctl - self.atl
