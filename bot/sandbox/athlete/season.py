"""The season: what was trained when, and what life did to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

USEFUL_WEEKS = 12
"""The weeks the story is about; those before are the base they start from."""


class Kind(StrEnum):
    """One session of the week. A week trains each at most once."""

    SWIM = "swim"
    EASY_RUN = "easy run"
    HARD_RUN = "hard run"
    STRENGTH = "strength"
    RIDE = "ride"
    POWER = "power"
    LONG_RUN = "long run"


@dataclass(frozen=True, slots=True)
class Outing:
    """A session as it was meant, `offset` days from the last day, and the share of it that was done.

    A hard one holds intensity, where its kind knows any.
    """

    offset: int
    kind: Kind
    minutes: int
    hard: bool
    done: float = 1.0


@dataclass(frozen=True, slots=True)
class _Week:
    """Minutes of each kind, in the order of the days; 0 is a day off. Only weeks that build hold intensity."""

    swim: int
    easy_run: int
    hard_run: int
    strength: int
    ride: int
    power: int
    long_run: int
    building: bool = True
    easy_ride: bool = False

    @property
    def minutes(self) -> tuple[int, ...]:
        return (self.swim, self.easy_run, self.hard_run, self.strength, self.ride, self.power, self.long_run)

    def hard(self, kind: Kind) -> bool:
        return self.building and not (self.easy_ride and kind is Kind.RIDE)


_BUSY = _Week(0, 0, 25, 0, 0, 0, 0)
_ILL = _Week(40, 0, 0, 0, 0, 20, 35)
_LAST = _Week(44, 0, 50, 0, 50, 0, 80, easy_ride=True)
_WEEKS = (
    _Week(32, 0, 32, 30, 48, 0, 45, building=False),
    _Week(30, 0, 32, 32, 46, 0, 45, building=False),
    _Week(32, 0, 32, 30, 50, 0, 46, building=False),
    _Week(30, 0, 33, 30, 45, 0, 46, building=False),
    _Week(32, 0, 34, 32, 48, 0, 48, building=False),
    _Week(32, 0, 34, 34, 48, 0, 48, building=False),
    _Week(36, 0, 38, 38, 48, 0, 55),
    _Week(38, 0, 40, 40, 50, 20, 58),
    _Week(40, 30, 42, 42, 55, 0, 60),
    _Week(40, 0, 45, 45, 55, 25, 65),
    _BUSY,
    _Week(40, 0, 45, 45, 55, 25, 65),
    _Week(42, 30, 48, 45, 58, 0, 68),
    _Week(42, 0, 50, 45, 60, 25, 72),
    _ILL,
    _Week(42, 30, 48, 45, 58, 0, 68),
    _Week(44, 0, 50, 45, 60, 22, 75),
    _LAST,
)
_CUT_SHORT = {-4: 0.60, -2: 0.55}
"""Days before the last one on which the session was broken off, and the share that was done."""

_FIRST_OFFSET = 1 - 7 * len(_WEEKS)
COLD = range(-26, -21)
"""The nights of the cold: its four days without training lie inside."""


def outings() -> tuple[Outing, ...]:
    """Everything that was trained, in order."""
    return tuple(_outings())


def _outings() -> Iterator[Outing]:
    for number, week in enumerate(_WEEKS):
        for day, (kind, minutes) in enumerate(zip(Kind, week.minutes, strict=True)):
            offset = _FIRST_OFFSET + 7 * number + day
            if minutes:
                yield Outing(offset, kind, minutes, week.hard(kind), _CUT_SHORT.get(offset, 1.0))
