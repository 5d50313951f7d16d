"""Ten years of a simulated athlete as Garmin answers them: the same bytes for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import batched
from random import Random

import msgspec

LAST_DAY = date(2026, 11, 23)
DAYS, AT_ONCE, PAGE = 3_650, 28, 100
# Five of the seven days, which makes 2,600 sessions and a few more in ten years.
WEEK = {0: "running", 1: "strength_training", 2: "lap_swimming", 4: "cycling", 5: "trail_running"}
METRES_A_SECOND = {"running": 2.9, "lap_swimming": 0.9, "cycling": 8.0, "trail_running": 2.3, "strength_training": 0.0}
# What stands in every entry, and of which nothing is read.
UNREAD = {
    "eventType": {"typeId": 9, "typeKey": "uncategorized", "sortOrder": 10},
    "ownerId": 2591602,
    "ownerDisplayName": "robin-7f3a",
    "ownerFullName": "Robin",
    "userRoles": [f"SCOPE_{number}_READ" for number in range(30)],
    "privacy": {"typeId": 2, "typeKey": "private"},
    "splitSummaries": [{"noOfSplits": 1, "splitType": "INTERVAL_ACTIVE", "duration": 2223.3, "maxDistance": 4261}],
    **{f"unread{number}": number * 1.37 for number in range(30)},
    **dict.fromkeys(("hasVideo", "favorite", "pr", "purposeful", "manualActivity", "decoDive", "parent"), False),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """Pages of the list of activities, the oldest first, and by part the days an answer is of and the answer."""

    pages: tuple[bytes, ...]
    parts: dict[str, tuple[tuple[str, bytes], ...]]


def ten_years(seed: int = 7) -> Answers:
    """2,600 activities and 3,650 days."""
    chance = Random(seed)
    days = [LAST_DAY - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    entries = [entry for number, day in enumerate(days) if (entry := _entry(chance, number, day))]
    ranges = {
        name: tuple(_ranged(name, chance, span) for span in batched(days, AT_ONCE))
        for name in ("hrv", "resting_hr", "stress", "weight", "body_battery", "readiness", "vo2max")
    }
    single = {name: tuple(_ranged(name, chance, (day,)) for day in days) for name in ("sleep", "status")}
    return Answers(tuple(map(msgspec.json.encode, batched(entries, PAGE))), {**ranges, **single})


def _entry(chance: Random, number: int, day: date) -> dict[str, object] | None:
    kind = WEEK.get(day.weekday())
    if kind is None:
        return None
    seconds = chance.uniform(1_800, 5_400)
    started = datetime.combine(day, time(17, chance.randrange(60)))
    heart_rate = chance.uniform(110, 165)
    return {
        **UNREAD,
        "activityId": 1_000_000_000 + number,
        "activityName": f"{kind.replace('_', ' ').title()} {number}",
        "startTimeLocal": f"{started:%Y-%m-%d %H:%M:%S}",
        "startTimeGMT": f"{started - timedelta(hours=1):%Y-%m-%d %H:%M:%S}",
        "activityType": {"typeId": 1, "typeKey": kind, "parentTypeId": 17, "isHidden": False},
        "distance": round(seconds * METRES_A_SECOND[kind] * chance.uniform(0.9, 1.1), 2),
        "duration": seconds,
        "movingDuration": seconds - 10,
        "elapsedDuration": seconds + 30,
        "elevationGain": chance.uniform(0, 300),
        "averageHR": heart_rate,
        "maxHR": heart_rate + 20,
        "avgPower": chance.uniform(150, 260),
        "calories": seconds / 6,
        **{f"hrTimeInZone_{zone}": seconds / 5 for zone in range(1, 6)},
    }


def _ranged(name: str, chance: Random, days: tuple[date, ...]) -> tuple[str, bytes]:
    key = "/".join(dict.fromkeys((days[0].isoformat(), days[-1].isoformat())))
    rows = [_day(name, chance, day.isoformat()) for day in days]
    whole = {"hrv": {"hrvSummaries": rows}, "weight": {"dateWeightList": rows}, "sleep": rows[0], "status": rows[0]}
    return key, msgspec.json.encode(whole.get(name, rows))


def _day(name: str, chance: Random, day: str) -> dict[str, object]:
    dated: dict[str, object] = {"calendarDate": day, "userProfilePK": 2591602}
    return next(_shapes(name, chance, day, dated))


def _shapes(name: str, chance: Random, day: str, dated: dict[str, object]) -> Iterator[dict[str, object]]:
    if name == "hrv":
        yield {**dated, "weeklyAvg": 60, "lastNightAvg": chance.randrange(45, 80), "status": "BALANCED"}
    if name == "resting_hr":
        yield {**dated, "value": float(chance.randrange(44, 56))}
    if name == "stress":
        yield {**dated, "values": {"overallStressLevel": chance.randrange(15, 60), "lowStressDuration": 18_000}}
    if name == "weight":
        yield {**dated, "timestampGMT": 1, "weight": chance.uniform(74_000, 80_000), "bodyFat": chance.uniform(14, 18)}
    if name == "body_battery":
        levels = [[minute, chance.randrange(20, 95)] for minute in range(0, 1_440, 180)]
        yield {"date": day, "charged": 60, "drained": 57, "bodyBatteryValuesArray": levels}
    if name == "readiness":
        yield {**dated, "score": chance.randrange(20, 95), "inputContext": "AFTER_WAKEUP_RESET", "acuteLoad": 583}
    if name == "vo2max":
        yield {"generic": {**dated, "vo2MaxPreciseValue": chance.uniform(48, 52), "vo2MaxValue": 50}, "cycling": None}
    if name == "sleep":
        stages = dict.fromkeys(("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds", "awakeSleepSeconds"), 6_000)
        yield {"dailySleepDTO": {**dated, "sleepTimeSeconds": chance.randrange(20_000, 31_000), **stages}}
    loads = {"dailyTrainingLoadAcute": chance.randrange(200, 700), "dailyTrainingLoadChronic": 420.0}
    watch = {**dated, "trainingStatusFeedbackPhrase": "PRODUCTIVE_6", "acuteTrainingLoadDTO": loads}
    yield {"mostRecentVO2Max": None, "mostRecentTrainingStatus": {"latestTrainingStatusData": {"33": watch}}}
