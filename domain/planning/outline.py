"""The weeks before a race as they are meant to be: phase, minutes of running, and the long run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import week_start
from domain.plan.schedule import DAYS_A_WEEK
from domain.planning.demands import Demands
from domain.planning.long_run import LongRuns
from domain.planning.phases import Phase, phases
from domain.planning.weekly_volume import CUT_BACK, CUT_BACK_EVERY, is_cut_back, tapered, weekly_volume
from domain.race.race import Race

# A race before Thursday leaves too little of its own week for a taper.
EARLY_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Week:
    """`number` counts from 1. `long_run_minutes` is 0 in the week of the race."""

    number: int
    monday: date
    phase: Phase
    cut_back: bool
    run_minutes: float
    long_run_minutes: float


@dataclass(frozen=True, slots=True)
class Volume:
    """Minutes of running: of the first week, and of the largest one at most."""

    first: float
    most: float


def outline(race: Race, start: date, demands: Demands, volume: Volume, long_runs: LongRuns) -> tuple[Week, ...]:
    """Calendar weeks from the one of `start` to the one of the race, both included."""
    first = week_start(start)
    count = (week_start(race.day) - first).days // DAYS_A_WEEK + 1
    factors = _factors(race, demands)[-count:]
    planned = phases(count, len(factors))
    before = planned[: count - len(factors)]
    cut_backs = _cut_backs(before)
    volumes = _volumes(before, volume)
    taper = tapered(max(volumes, default=volume.first), factors)
    longs = long_runs.before_taper(list(zip(volumes, cut_backs, strict=True)))
    longest = max(longs, default=long_runs.share * volume.first)
    runs = (*longs, *long_runs.in_taper(longest, len(factors)), 0.0)
    return tuple(
        Week(index + 1, first + timedelta(weeks=index), phase, cut_back, minutes, long_run)
        for index, (phase, cut_back, minutes, long_run) in enumerate(
            zip(planned, (*cut_backs, *[False] * len(factors)), (*volumes, *taper), runs, strict=True)
        )
    )


def _factors(race: Race, demands: Demands) -> tuple[float, ...]:
    early = race.day.weekday() < EARLY_BEFORE
    return demands.taper + demands.taper[-1:] * early


def _cut_backs(before: Sequence[Phase]) -> list[bool]:
    """Maintaining has its own fours, so that what is built up later is cut back where it always is."""
    waiting, growing = before.count(Phase.MAINTENANCE), _growing(before)
    kept = [(index + 1) % CUT_BACK_EVERY == 0 for index in range(waiting)]
    grown = [is_cut_back(index, growing, ends_loaded=True) for index in range(growing)]
    return [*kept, *grown, *[False] * before.count(Phase.SHARPENING)]


def _volumes(before: Sequence[Phase], volume: Volume) -> tuple[float, ...]:
    """What does not grow stays at the volume that is there."""
    waiting, sharpening = before.count(Phase.MAINTENANCE), before.count(Phase.SHARPENING)
    first = min(volume.first, volume.most)
    kept = [CUT_BACK * first if (index + 1) % CUT_BACK_EVERY == 0 else first for index in range(waiting)]
    grown = weekly_volume(volume.first, _growing(before), volume.most, ends_loaded=True)
    return (*kept, *grown, *[first] * sharpening)


def _growing(before: Sequence[Phase]) -> int:
    return len(before) - before.count(Phase.MAINTENANCE) - before.count(Phase.SHARPENING)
