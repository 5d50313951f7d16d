"""Garmin's list of personal records."""

from collections.abc import Iterator
from datetime import date

from bot.connectors.fields import Fields, Tally, each
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.service import Service
from domain.training.validity import RECORDS

# Garmin tells a number and no name. Of steps, floors and streaks, which are numbered too, nothing is kept.
KINDS = {
    1: RecordKind.RUN_1K,
    2: RecordKind.RUN_MILE,
    3: RecordKind.RUN_5K,
    4: RecordKind.RUN_10K,
    5: RecordKind.RUN_HALF,
    6: RecordKind.RUN_MARATHON,
    7: RecordKind.RUN_LONGEST,
    8: RecordKind.RIDE_LONGEST,
    9: RecordKind.RIDE_ASCENT,
    10: RecordKind.RIDE_20_MIN,
    11: RecordKind.RIDE_40K,
    17: RecordKind.SWIM_LONGEST,
    18: RecordKind.SWIM_100M,
    19: RecordKind.SWIM_100YD,
    20: RecordKind.SWIM_400M,
    21: RecordKind.SWIM_500YD,
    22: RecordKind.SWIM_750M,
    23: RecordKind.SWIM_1000M,
    24: RecordKind.SWIM_1000YD,
    25: RecordKind.SWIM_1500M,
    26: RecordKind.SWIM_1650YD,
}
# The athlete's own date is told for some, for the others that of Greenwich.
DAYS = ("activityStartDateTimeLocalFormatted", "actStartDateTimeInGMTFormatted", "prStartTimeGmtFormatted")


def records(answer: object, tally: Tally) -> Iterator[PersonalRecord]:
    """Each kind once, the first that is told."""
    found: dict[RecordKind, PersonalRecord] = {}
    for row in each(answer, tally):
        kind = KINDS.get(int(row.number("typeId", 0, 10_000) or 0))
        value = None if kind is None else row.within("value", RECORDS[kind])
        if kind is not None and value is not None and (day := _day(row)):
            activity = row.number("activityId", 1, 2**63)
            name = "" if activity is None else str(row.raw["activityId"])
            found.setdefault(kind, PersonalRecord(kind, day, value, Service.GARMIN.value, name))
    yield from found.values()


def _day(row: Fields) -> date | None:
    name = next((name for name in DAYS if row.raw.get(name)), DAYS[0])
    return row.day(name)
