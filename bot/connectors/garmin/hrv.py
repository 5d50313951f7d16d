"""Garmin's answer of HRV: the nights, and what Garmin itself makes of seven of them."""

from collections.abc import Iterator
from datetime import date

from bot.connectors.fields import Fields, Tally, one
from bot.connectors.garmin.days import SOURCE
from domain.metrics.hrv_status import HrvPart, HrvStatus
from domain.training.reading import Reading, ReadingKind
from domain.training.validity import READINGS

# By where it stands: its name there, what it is, and which part of the week's.
OF_NIGHT = (("lastNightAvg", ReadingKind.HRV, ""), ("weeklyAvg", ReadingKind.WATCH_HRV, HrvPart.WEEK.value))
BANDS = (
    ("lowUpper", ReadingKind.WATCH_HRV, HrvPart.LOW_UPPER.value),
    ("balancedLow", ReadingKind.WATCH_HRV, HrvPart.BALANCED_LOW.value),
    ("balancedUpper", ReadingKind.WATCH_HRV, HrvPart.BALANCED_UPPER.value),
)
STATUSES = {status.name: float(status) for status in HrvStatus}
# In its first three weeks a watch has nothing to say, which is no trouble.
NOTHING_SAID = frozenset({"", "NONE", "NO", "ONBOARDING"})


def hrv(answer: object, tally: Tally) -> Iterator[Reading]:
    """The average of each night, rMSSD in ms; and of the week that it ends, mean, bands and status."""
    for answered in one(answer, tally):
        for night in answered.items("hrvSummaries"):
            day = night.day("calendarDate")
            if day is not None:
                yield from _night(night, day)
                yield from _status(night, day)


def _night(night: Fields, day: date) -> Iterator[Reading]:
    for row, figures in ((night, OF_NIGHT), (night.inner("baseline"), BANDS)):
        for name, kind, part in figures:
            value = row.within(name, READINGS[kind])
            if value is not None:
                yield Reading(kind, day, value, SOURCE, part)


def _status(night: Fields, day: date) -> Iterator[Reading]:
    word = night.text("status")
    if word in STATUSES:
        yield Reading(ReadingKind.WATCH_HRV_STATUS, day, STATUSES[word], SOURCE)
    elif word.partition("_")[0] not in NOTHING_SAID:
        night.tally.drop("status")
