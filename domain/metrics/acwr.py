"""Acute to chronic workload ratio: context for a sentence, never a flag of its own (Impellizzeri 2020)."""

from collections.abc import Sequence
from dataclasses import dataclass

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
