"""Every field of every answer, missing, null, or of another type: it is left out and counted, and the rest is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.fields import Fields, Tally
from bot.connectors.garmin import days
from bot.connectors.garmin.activities import read_entry
from bot.connectors.garmin.hrv import hrv
from bot.connectors.garmin.records import records
from bot.connectors.garmin.status import training_status
from bot.sandbox.athlete.history import simulate
from bot.sandbox.garmin.watch import entry_of
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.reading import ONLY_BY_HAND, Reading, ReadingKind
from domain.training.validity import READINGS, RECORDS, Bounds

ZONE = ZoneInfo("Europe/Berlin")
DAY = "2026-11-26"
ENTRY = entry_of(simulate(date(2026, 11, 26), ZONE).sessions[-1].activity, 5, ZONE)
# Without these there is no activity; the local start stands in for the other, and the kind may be anything.
CORE = {"activityId", "duration"}
NIGHT = {
    "calendarDate": DAY,
    "weeklyAvg": 48,
    "lastNightAvg": 61,
    "baseline": {"lowUpper": 42, "balancedLow": 43, "balancedUpper": 58},
    "status": "BALANCED",
}
SCALE = {"calendarDate": DAY, "weight": 78_400, "bodyFat": 16, "muscleMass": 33_000, "timestampGMT": 1}
WATCH = {
    "calendarDate": DAY,
    "trainingStatusFeedbackPhrase": "PRODUCTIVE_6",
    "primaryTrainingDevice": True,
    "acuteTrainingLoadDTO": {"dailyTrainingLoadAcute": 583, "dailyTrainingLoadChronic": 510.0},
}
RECORD = {"typeId": 3, "value": 1320.5, "activityId": 7, "activityStartDateTimeLocalFormatted": f"{DAY}T08:00:00.0"}
ANSWERS: dict[str, tuple[Callable[[object, Tally], Iterable[Reading | PersonalRecord]], Any]] = {
    "sleep": (days.sleep, {"dailySleepDTO": {"calendarDate": DAY, "sleepTimeSeconds": 27_000}}),
    "hrv": (hrv, {"hrvSummaries": [NIGHT]}),
    "resting_hr": (days.resting_hr, [{"calendarDate": DAY, "value": 48}]),
    "weight": (
        days.weights,
        {"dateWeightList": [SCALE]},
    ),
    "vo2max": (days.vo2max, [{"generic": {"calendarDate": DAY, "vo2MaxPreciseValue": 51.3}, "cycling": None}]),
    "readiness": (days.readiness, [{"calendarDate": DAY, "score": 71, "inputContext": "AFTER_WAKEUP_RESET"}]),
    "body_battery": (days.body_battery, [{"date": DAY, "bodyBatteryValuesArray": [[1, 88]]}]),
    "stress": (days.stress, [{"calendarDate": DAY, "values": {"overallStressLevel": 43, "lowStressDuration": 5}}]),
    "status": (
        training_status,
        {
            "mostRecentVO2Max": {"generic": {"calendarDate": DAY, "vo2MaxPreciseValue": 51.3}, "cycling": None},
            "mostRecentTrainingStatus": {"latestTrainingStatusData": {"33": None, "34": WATCH}},
        },
    ),
    "records": (records, [RECORD, {**RECORD, "typeId": 12, "value": 30_000}]),
    "css": (days.swim_speed, [{"calendarDate": DAY, "criticalSwimSpeed": 1.25}]),
    "predictions": (days.predictions, {"calendarDate": DAY, "time5K": 1500, "time10K": 3300}),
}
BOUNDS: dict[str, Bounds] = dict([*READINGS.items(), *RECORDS.items()])
WRONG: tuple[Any, ...] = ("words", -1, 1e30, True, [], {}, [1], {"a": 1})
MISSING = object()


def bent(answer: Any) -> Iterator[tuple[str, Any]]:
    """Each with one field changed, wherever it lies; the answer itself is one of them."""
    for value in (None, *WRONG):
        yield "", value
    for path in paths(answer):
        for value in (MISSING, None, *WRONG):
            copy = deepcopy(answer)
            *way, last = path
            place = copy
            for step in way:
                place = place[step]
            if value is MISSING:
                del place[last]
            else:
                place[last] = value
            yield f"{path}={value!r}", copy


def paths(answer: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = answer.items() if isinstance(answer, Mapping) else enumerate(answer) if isinstance(answer, list) else ()
    for key, value in inner:
        yield (*way, key)
        yield from paths(value, (*way, key))


@pytest.mark.fault("F87")
@pytest.mark.fault("F94")
@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_raises_and_what_is_left_is_right(name: str) -> None:
    read, answer = ANSWERS[name]
    whole = {(each.kind, each.value) for each in read(answer, Tally())}
    assert whole
    for what, other in bent(answer):
        found = list(read(other, Tally()))
        assert all(isinstance(each.value, float) and 0 < each.value < 1e6 for each in found), what
        assert all(BOUNDS[each.kind].hold(each.value) for each in found), what


@pytest.mark.fault("F87")
def test_an_activity_is_kept_where_its_core_stands() -> None:
    whole = read_entry(Fields(ENTRY, Tally()), ZONE)
    assert whole is not None
    for name in ENTRY:
        for value in (None, *WRONG):
            fields = Fields({**ENTRY, name: value}, Tally())
            read = read_entry(fields, ZONE)
            if name not in CORE:
                assert read is not None, (name, value)
                assert (read.source_id, read.day) == (whole.source_id, whole.day)
            elif value is None or isinstance(value, str | list | dict | bool) or value == -1:
                assert read is None
                assert "activity" in fields.tally.dropped
    for gone in ENTRY:
        read = read_entry(Fields({name: value for name, value in ENTRY.items() if name != gone}, Tally()), ZONE)
        assert (read is None) is (gone in CORE), gone


def test_every_kind_of_figure_has_its_bounds() -> None:
    computed = {ReadingKind.ADAPTIVE_5K, ReadingKind.CSS_ESTIMATE}
    assert set(READINGS) == set(ReadingKind) - ONLY_BY_HAND - computed
    assert set(RECORDS) == set(RecordKind)


def test_how_warm_it_was_is_the_lowest_figure_of_the_list_where_no_file_tells() -> None:
    warm = {**ENTRY, "minTemperature": 27.0, "maxTemperature": 33.0}
    read = read_entry(Fields(warm, Tally()), ZONE)
    assert read is not None
    assert read.temperature_c == 27.0
