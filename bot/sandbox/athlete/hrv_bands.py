"""What a watch makes of the nights it has seen: the mean of a week, the bands of the baseline, and a status."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, stdev

from bot.sandbox.athlete.nights import RecordedNight

_WEEK = timedelta(days=7)
_LEARNING_NIGHTS = 19
"""Three weeks less a night or two not worn: until then a watch shows no status."""


@dataclass(frozen=True, slots=True)
class Seen:
    """In whole ms, as a watch shows them; `bands` is empty and `status` none in the first three weeks."""

    week_ms: int
    bands: tuple[int, ...] = ()
    status: str = "none"


def seen(night: RecordedNight, before: Sequence[RecordedNight]) -> Seen:
    """Of the seven nights that end with this one; `before` are all until then."""
    week_ms = round(fmean(_values([*week_before(night, before), night])))
    if len(before) < _LEARNING_NIGHTS:
        return Seen(week_ms)
    usual, spread = fmean(logs := [math.log(value) for value in _values(before)]), stdev(logs)
    low, lower, upper = bands = tuple(round(math.exp(usual + width * spread)) for width in (-1.5, -0.75, 0.75))
    status = "low" if week_ms <= low else "balanced" if lower <= week_ms <= upper else "unbalanced"
    return Seen(week_ms, bands, status)


def week_before(night: RecordedNight, before: Sequence[RecordedNight]) -> list[RecordedNight]:
    """The other nights of the seven days."""
    return [past for past in before if night.night.day - past.night.day < _WEEK]


def _values(nights: Iterable[RecordedNight]) -> Iterator[float]:
    return (kept.night.hrv_ms for kept in nights if kept.night.hrv_ms is not None)
