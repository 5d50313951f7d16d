"""What Garmin says of an activity, and of a night, that a watch brought."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.athlete.hrv_bands import seen
from bot.sandbox.athlete.nights import RecordedNight
from domain.training.activity import Activity
from domain.training.sport import Sport

KINDS = {
    Sport.RUN: (1, "running"),
    Sport.RIDE: (2, "cycling"),
    Sport.SWIM: (27, "lap_swimming"),
    Sport.STRENGTH: (13, "strength_training"),
    Sport.OTHER: (4, "other"),
}

SHARES = (0.15, 0.55, 0.2, 0.08, 0.02)


def entry_of(activity: Activity, number: int, zone: ZoneInfo) -> dict[str, Any]:
    """As the list of activities shows it; times without a zone, as Garmin writes them."""
    kind_id, kind = KINDS[activity.sport]
    local, utc = activity.started_at.astimezone(zone), activity.started_at.astimezone(UTC)
    return {
        "activityId": number,
        "activityName": activity.title or kind.replace("_", " ").title(),
        "startTimeLocal": f"{local:%Y-%m-%d %H:%M:%S}",
        "startTimeGMT": f"{utc:%Y-%m-%d %H:%M:%S}",
        "activityType": {"typeId": kind_id, "typeKey": kind},
        "distance": activity.distance_m or 0.0,
        "duration": activity.elapsed_s,
        "movingDuration": activity.moving_s,
        "elapsedDuration": activity.elapsed_s,
        "elevationGain": activity.ascent_m,
        "averageHR": activity.average_hr,
        "maxHR": activity.max_hr,
        "avgPower": activity.average_power_w,
        "calories": activity.calories,
        "minTemperature": activity.temperature_c,
        **{f"hrTimeInZone_{zone}": seconds for zone, seconds in enumerate(_zones(activity), 1)},
    }


def hrv_of(night: RecordedNight, before: Sequence[RecordedNight]) -> dict[str, Any]:
    """As the range of nights shows it; in the first weeks there is no baseline."""
    found = seen(night, before)
    ends = dict(zip(("lowUpper", "balancedLow", "balancedUpper"), found.bands, strict=False))
    return {
        "calendarDate": night.night.day.isoformat(),
        "weeklyAvg": found.week_ms,
        "lastNightAvg": None if night.night.hrv_ms is None else round(night.night.hrv_ms),
        "baseline": ends or None,
        "status": found.status.upper(),
        "feedbackPhrase": f"HRV_{found.status.upper()}_1",
    }


def _zones(activity: Activity) -> list[float]:
    """Most of it in the second of five, as of a watch that was worn."""
    return [share * activity.moving_s for share in SHARES] if activity.average_hr else []
