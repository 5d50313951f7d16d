"""An entry of Garmin's list of activities, and the file behind it, become one activity."""

import io
import zipfile
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.connectors.fields import Fields
from bot.connectors.files.fit.validity import LONGEST_S, plausible_distance
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.service import Service
from domain.training.sport import Sport
from domain.training.validity import TEMPERATURE_C

FURTHEST_M = 2_000_000.0
ZONES = tuple(f"hrTimeInZone_{zone}" for zone in range(1, 6))
# A file holds the same session where its start is this near to the entry's.
SAME_START_S = 120.0
LARGEST_FIT_MB, BYTES_PER_MB = 64, 1024 * 1024
BEGINS = {"swim": Sport.SWIM, "lap_swim": Sport.SWIM, "open_water": Sport.SWIM, "strength": Sport.STRENGTH}
CONTAINS = {
    "running": Sport.RUN,
    "run": Sport.RUN,
    "cycling": Sport.RIDE,
    "biking": Sport.RIDE,
    "ride": Sport.RIDE,
    "bmx": Sport.RIDE,
    "cyclocross": Sport.RIDE,
}
PLAIN = frozenset({"running", "cycling", "swimming", "strength_training"})


def read_entry(entry: Fields, zone: ZoneInfo) -> Activity | None:
    """None where what makes an activity is missing: its id, its start, or how long it took."""
    number, started_at = entry.number("activityId", 1, 2**63), _started_at(entry, zone)
    duration_s = entry.number("duration", 0.001, LONGEST_S)
    if number is None or started_at is None or duration_s is None:
        entry.tally.drop("activity")
        return None
    kind = entry.inner("activityType").text("typeKey")
    sport = sport_of(kind)
    moving_s = min(entry.number("movingDuration", 0.001, LONGEST_S) or duration_s, duration_s)
    return Activity(
        source=Service.GARMIN.value,
        source_id=str(entry.raw["activityId"]),
        sport=sport,
        started_at=started_at,
        day=started_at.astimezone(zone).date(),
        elapsed_s=max(entry.number("elapsedDuration", 0.001, LONGEST_S) or duration_s, duration_s),
        moving_s=duration_s if sport is Sport.STRENGTH else moving_s,
        title=entry.text("activityName"),
        sub_sport="" if kind in PLAIN else kind,
        distance_m=plausible_distance(sport, _positive(entry, "distance", 1, FURTHEST_M), moving_s),
        ascent_m=entry.number("elevationGain", 0, 20_000),
        average_hr=_positive(entry, "averageHR", 40, 220),
        max_hr=_positive(entry, "maxHR", 40, 230),
        average_power_w=_positive(entry, "avgPower", 1, 2500),
        normalized_power_w=_positive(entry, "normPower", 1, 2500),
        calories=entry.number("calories", 0, 30_000),
        graded_speed_m_per_s=_positive(entry, "avgGradeAdjustedSpeed", 0.1, 12) if sport is Sport.RUN else None,
        temperature_c=entry.number("minTemperature", *TEMPERATURE_C),
        hr_zone_s=_zones(entry),
    )


def _zones(entry: Fields) -> tuple[float, ...]:
    """Seconds in each of five; all of them or none."""
    told = [entry.number(name, 0, LONGEST_S) for name in ZONES]
    known = tuple(seconds for seconds in told if seconds is not None)
    return known if len(known) == len(ZONES) and any(known) else ()


@lru_cache
def sport_of(kind: str) -> Sport:
    """Of Garmin's names, of which there are more every year."""
    for beginning, sport in BEGINS.items():
        if kind.startswith(beginning):
            return sport
    parts = kind.split("_")
    return next((sport for word, sport in CONTAINS.items() if word in parts), Sport.OTHER)


def with_file(summary: Activity, zipped: bytes, zone: ZoneInfo) -> Activity:
    """Laps, lengths and sets as the watch recorded them; the summary where its file holds no such session.

    Raises FileRefused where the file cannot be read.
    """
    # It brings the format's tables along, which a coach without a watch never needs.
    from bot.connectors.files.fit.reader import read_fit  # noqa: PLC0415

    recorded = [activity for content in _unzipped(zipped) for activity in read_fit(content, zone).activities]
    near = [each for each in recorded if _apart_s(each, summary) <= SAME_START_S]
    same = [each for each in near if each.sport is summary.sport] or near
    if not same:
        return summary
    found = min(same, key=lambda each: _apart_s(each, summary))
    known = {
        each.name: getattr(summary, each.name)
        for each in fields(Activity)
        if getattr(found, each.name) in (None, "", ()) and getattr(summary, each.name)
    }
    return replace(found, **{**known, "source": summary.source, "source_id": summary.source_id, "title": summary.title})


def _apart_s(one: Activity, other: Activity) -> float:
    return abs((one.started_at - other.started_at).total_seconds())


def _unzipped(content: bytes) -> list[bytes]:
    """Garmin gives original files zipped; whatever else lies in there is none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            wanted = [info for info in archive.infolist() if info.filename.lower().endswith(".fit")]
            if any(info.file_size > LARGEST_FIT_MB * BYTES_PER_MB for info in wanted):
                raise FileRefused("file_too_large", limit_mb=LARGEST_FIT_MB)
            return [archive.read(info) for info in wanted]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise FileRefused("fit_damaged") from error


def _started_at(entry: Fields, zone: ZoneInfo) -> datetime | None:
    if moment := _moment(entry.text("startTimeGMT")):
        return moment.replace(tzinfo=UTC)
    if moment := _moment(entry.text("startTimeLocal")):
        return moment.replace(tzinfo=zone).astimezone(UTC)
    return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if 1990 <= moment.year <= 2100 else None


def _positive(entry: Fields, name: str, least: float, most: float) -> float | None:
    """Garmin writes 0 where nothing was measured."""
    value: Any = entry.raw.get(name)
    return None if value == 0 else entry.number(name, least, most)
