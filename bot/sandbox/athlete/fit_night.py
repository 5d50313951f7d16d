"""A night as a FIT monitoring file: HRV status, sleep stages and resting heart rate in one."""

from collections.abc import Sequence
from statistics import fmean

from bot.sandbox.athlete.fit_file import FitFile
from bot.sandbox.athlete.hrv_bands import seen, week_before
from bot.sandbox.athlete.nights import RecordedNight

_BANDS = ("baseline_low_upper", "baseline_balanced_lower", "baseline_balanced_upper")


def night_file(night: RecordedNight, before: Sequence[RecordedNight]) -> bytes:
    """The bytes of the file; `before` are the nights until then, from which a watch makes its averages."""
    file = FitFile("monitoring_b", night.woke_at)
    week = [*week_before(night, before), night]
    for at, stage in night.stages:
        file.add("sleep_level", timestamp=at, sleep_level=stage)
    file.add("hrv_status_summary", timestamp=night.woke_at, **_hrv(night, before))
    file.add(
        "monitoring_hr_data",
        timestamp=night.woke_at,
        resting_heart_rate=round(fmean(past.night.resting_hr or 0.0 for past in week)),
        current_day_resting_heart_rate=round(night.night.resting_hr or 0.0),
    )
    return file.content()


def _hrv(night: RecordedNight, before: Sequence[RecordedNight]) -> dict[str, float | str]:
    found = seen(night, before)
    return {
        "weekly_average": found.week_ms,
        "last_night_average": night.night.hrv_ms or 0.0,
        **dict(zip(_BANDS, found.bands, strict=False)),
        "status": found.status,
    }
