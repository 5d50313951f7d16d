"""Acute to chronic workload ratio: context for a sentence, never a flag of its own (Impellizzeri 2020)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

ACUTE_DAYS, CHRONIC_DAYS = 7, 28


@dataclass(frozen=True, slots=True)
class WorkloadRatio:
    """Last week's daily mean over that of four weeks (coupled) or of the three weeks before it (uncoupled)."""

    coupled: float
    uncoupled: float | None


def workload_ratio(loads: Sequence[float]) -> WorkloadRatio | None:
    """From daily loads up to yesterday, so that a finished session does not change the morning's advice.

    None with fewer than 28 days or without any load in them.
    """
    if len(loads) < CHRONIC_DAYS:
        return None
    acute, before = sum(loads[-ACUTE_DAYS:]), sum(loads[-CHRONIC_DAYS:-ACUTE_DAYS])
    if acute + before == 0:
        return None
    coupled = (acute / ACUTE_DAYS) / ((acute + before) / CHRONIC_DAYS)
    earlier_days = CHRONIC_DAYS - ACUTE_DAYS
    return WorkloadRatio(coupled, (acute / ACUTE_DAYS) / (before / earlier_days) if before else None)


def weighted_ratio(loads: Sequence[float]) -> float | None:
    """The same of weighted means, in which a day counts for less the longer ago it is (Williams 2017).

    Both begin with the first load. None where that is fewer than 28 days ago.
    """
    since_first = tuple(dropwhile(lambda load: load == 0, loads))
    if len(since_first) < CHRONIC_DAYS:
        return None
    return _weighted_mean(since_first, ACUTE_DAYS) / _weighted_mean(since_first, CHRONIC_DAYS)


def _weighted_mean(loads: Sequence[float], days: int) -> float:
    share, mean = 2 / (days + 1), loads[0]
    for load in loads[1:]:
        mean += share * (load - mean)
    return mean
