"""Nights, scales and estimates: Garmin's answers by day become readings."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.connectors.fields import Fields, Tally, each, one
from domain.training.reading import Reading, ReadingKind
from domain.training.service import Service
from domain.training.validity import READINGS, Bounds

SOURCE = Service.GARMIN.value
GRAMS_PER_KG, SECONDS_PER_HOUR = 1000.0, 3600.0
SWIM_SPEED = Bounds(0.3, 2.5)
PREDICTIONS = {
    "time5K": ReadingKind.PREDICTED_5K,
    "time10K": ReadingKind.PREDICTED_10K,
    "timeHalfMarathon": ReadingKind.PREDICTED_HALF,
    "timeMarathon": ReadingKind.PREDICTED_MARATHON,
}
SCALE = (
    (ReadingKind.WEIGHT, "weight", GRAMS_PER_KG),
    (ReadingKind.BODY_FAT, "bodyFat", 1.0),
    (ReadingKind.MUSCLE_MASS, "muscleMass", GRAMS_PER_KG),
)
ESTIMATES = (("generic", ReadingKind.VO2MAX_RUN), ("cycling", ReadingKind.VO2MAX_RIDE))
AFTER_WAKING = "AFTER_WAKEUP_RESET"


def sleep(answer: object, tally: Tally) -> Iterator[Reading]:
    """One night; hours without the time awake."""
    for night in one(answer, tally):
        yield from _figure(night.inner("dailySleepDTO"), ReadingKind.SLEEP, "sleepTimeSeconds", SECONDS_PER_HOUR)


def resting_hr(answer: object, tally: Tally) -> Iterator[Reading]:
    for row in each(answer, tally):
        yield from _figure(row, ReadingKind.RESTING_HR, "value")


def stress(answer: object, tally: Tally) -> Iterator[Reading]:
    """The average of the day; below 1 it was not measured."""
    for row in each(answer, tally):
        level = _measured(row.inner("values"), ReadingKind.STRESS, "overallStressLevel")
        if level is not None and (day := row.day("calendarDate")):
            yield Reading(ReadingKind.STRESS, day, level, SOURCE)


def weights(answer: object, tally: Tally) -> Iterator[Reading]:
    """The last of each day; Garmin weighs in grams."""
    for answered in one(answer, tally):
        found: dict[tuple[ReadingKind, date], Reading] = {}
        for row in sorted(answered.items("dateWeightList"), key=lambda row: row.number("timestampGMT", 0, 1e14) or 0):
            if (day := row.day("calendarDate")) is None:
                continue
            for kind, name, scale in SCALE:
                value = row.within(name, READINGS[kind], scale)
                if value is not None:
                    found[kind, day] = Reading(kind, day, value, SOURCE)
        yield from found.values()


def vo2max(answer: object, tally: Tally) -> Iterator[Reading]:
    """Running and cycling apart, ml/kg/min."""
    for row in each(answer, tally):
        yield from vo2max_of(row)


def vo2max_of(row: Fields) -> Iterator[Reading]:
    for name, kind in ESTIMATES if row.raw else ():
        estimate, bounds = row.inner(name), READINGS[kind]
        value = estimate.within("vo2MaxPreciseValue", bounds) or estimate.within("vo2MaxValue", bounds)
        if value is not None and (day := estimate.day("calendarDate")):
            yield Reading(kind, day, value, SOURCE)


def readiness(answer: object, tally: Tally) -> Iterator[Reading]:
    """The score of each morning; it is counted anew after every activity."""
    by_day: dict[date, Fields] = {}
    for entry in each(answer, tally):
        day = entry.day("calendarDate")
        if day and (day not in by_day or entry.text("inputContext") == AFTER_WAKING):
            by_day[day] = entry
    for day, entry in by_day.items():
        score = entry.within("score", READINGS[ReadingKind.READINESS])
        if score is not None:
            yield Reading(ReadingKind.READINESS, day, score, SOURCE)


def body_battery(answer: object, tally: Tally) -> Iterator[Reading]:
    """The highest of the day: how full a night made it."""
    for row in each(answer, tally):
        day, levels = row.day("date"), _levels(row)
        if day and levels:
            yield Reading(ReadingKind.BODY_BATTERY, day, max(levels), SOURCE)


def swim_speed(answer: object, tally: Tally) -> Iterator[Reading]:
    """Critical swim speed, m/s, as seconds for 100 m."""
    for row in each(answer, tally):
        speed = row.within("criticalSwimSpeed", SWIM_SPEED)
        if speed is not None and (day := row.day("calendarDate")):
            yield Reading(ReadingKind.CSS, day, 100 / speed, SOURCE)


def predictions(answer: object, tally: Tally) -> Iterator[Reading]:
    """Seconds for each race distance, by Garmin's estimate."""
    for row in one(answer, tally):
        day = row.day("calendarDate") if row.raw else None
        for name, kind in PREDICTIONS.items():
            if day and (seconds := row.within(name, READINGS[kind])) is not None:
                yield Reading(kind, day, seconds, SOURCE)


def _figure(row: Fields, kind: ReadingKind, name: str, scale: float = 1.0) -> Iterator[Reading]:
    value = row.within(name, READINGS[kind], scale)
    if value is not None and (day := row.day("calendarDate")):
        yield Reading(kind, day, value, SOURCE)


def _measured(row: Fields, kind: ReadingKind, name: str) -> float | None:
    """Garmin writes 0, -1 and -2 where nothing was measured."""
    return None if row.raw.get(name) in (0, -1, -2) else row.within(name, READINGS[kind])


def _levels(row: Fields) -> Iterable[float]:
    pairs = row.raw.get("bodyBatteryValuesArray")
    if pairs is not None and not isinstance(pairs, list):
        row.tally.drop("bodyBatteryValuesArray")
        return ()
    hold = READINGS[ReadingKind.BODY_BATTERY].hold
    return [float(pair[-1]) for pair in pairs or () if isinstance(pair, list) and pair and hold(pair[-1])]
