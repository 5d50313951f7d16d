"""What the watch makes of the last weeks: training status, its loads, and the newest VO2max, in one answer."""

from collections.abc import Iterator
from datetime import date

from bot.connectors.fields import Fields, Tally, one
from bot.connectors.garmin.days import SOURCE, vo2max_of
from domain.training.reading import Reading, ReadingKind
from domain.training.training_status import TrainingStatus
from domain.training.validity import READINGS

LOADS = {
    "dailyTrainingLoadAcute": ReadingKind.WATCH_ACUTE_LOAD,
    "dailyTrainingLoadChronic": ReadingKind.WATCH_CHRONIC_LOAD,
}
FIGURES = {status.name: float(status) for status in TrainingStatus}
# A watch that has not seen enough yet, or is told to look away, has nothing to say, which is no trouble.
NOTHING_SAID = frozenset({"", "NO", "NONE", "ONBOARDING", "PAUSED"})


def training_status(answer: object, tally: Tally) -> Iterator[Reading]:
    """Each is of the day that it names itself, which may lie back."""
    for answered in one(answer, tally):
        yield from vo2max_of(answered.inner("mostRecentVO2Max"))
        found = _first_watch(answered.inner("mostRecentTrainingStatus"))
        if found is not None and (day := found.day("calendarDate")):
            yield from _of_watch(found, day)


def _first_watch(status: Fields) -> Fields | None:
    """By device; the one that Garmin goes by, or the one that knows most lately. One that is not worn has none."""
    devices = status.inner("latestTrainingStatusData")
    known = [devices.inner(name) for name, told in devices.raw.items() if told is not None]
    return max(known, key=_rank, default=None)


def _rank(watch: Fields) -> tuple[bool, str]:
    return watch.raw.get("primaryTrainingDevice") is True, str(watch.raw.get("calendarDate") or "")


def _of_watch(watch: Fields, day: date) -> Iterator[Reading]:
    """The number of a status differs from what it is called at times; the phrase that people read does not."""
    word = watch.text("trainingStatusFeedbackPhrase").partition("_")[0]
    if word in FIGURES:
        yield Reading(ReadingKind.TRAINING_STATUS, day, FIGURES[word], SOURCE)
    elif word not in NOTHING_SAID:
        watch.tally.drop("trainingStatusFeedbackPhrase")
    loads = watch.inner("acuteTrainingLoadDTO")
    for name, kind in LOADS.items():
        value = loads.within(name, READINGS[kind]) if loads.raw.get(name) != 0 else None
        if value is not None:
            yield Reading(kind, day, value, SOURCE)
