"""A night as a FIT monitoring file: HRV status, sleep stages and resting heart rate in one."""

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta
from statistics import fmean, stdev

from bot.sandbox.athlete.fit_file import FitFile
from bot.sandbox.athlete.nights import RecordedNight

_WEEK = timedelta(days=7)
_LEARNING_NIGHTS = 19
"""Three weeks less a night or two not worn: until then a watch shows no status."""


def night_file(night: RecordedNight, before: Sequence[RecordedNight]) -> bytes:
    """The bytes of the file; `before` are the nights until then, from which a watch makes its averages."""
    file = FitFile("monitoring_b", night.woke_at)
    week = [*(past for past in before if night.night.day - past.night.day < _WEEK), night]
    for at, stage in night.stages:
        file.add("sleep_level", timestamp=at, sleep_level=stage)
    file.add("hrv_status_summary", timestamp=night.woke_at, **_hrv(night, week, before))
    file.add(
        "monitoring_hr_data",
        timestamp=night.woke_at,
        resting_heart_rate=round(fmean(past.night.resting_hr or 0.0 for past in week)),
        current_day_resting_heart_rate=round(night.night.resting_hr or 0.0),
    )
    return file.content()


def _hrv(
    night: RecordedNight, week: Sequence[RecordedNight], before: Sequence[RecordedNight]
) -> dict[str, float | str]:
    weekly_ms = fmean(_values(week))
    shown: dict[str, float | str] = {"weekly_average": weekly_ms, "last_night_average": night.night.hrv_ms or 0.0}
    if len(before) < _LEARNING_NIGHTS:
        return {**shown, "status": "none"}
    usual, spread = fmean(logs := [math.log(value) for value in _values(before)]), stdev(logs)
    low, lower, upper = (math.exp(usual + width * spread) for width in (-1.5, -0.75, 0.75))
    return {
        **shown,
        "baseline_low_upper": low,
        "baseline_balanced_lower": lower,
        "baseline_balanced_upper": upper,
        "status": "low" if weekly_ms <= low else "balanced" if lower <= weekly_ms <= upper else "unbalanced",
    }


def _values(nights: Sequence[RecordedNight]) -> Iterator[float]:
    return (kept.night.hrv_ms for kept in nights if kept.night.hrv_ms is not None)
