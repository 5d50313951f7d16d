"""What Garmin delivers, and how often it is asked for it."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.garmin import tries
from bot.sandbox.athlete.fit_activity import activity_file
from bot.sandbox.athlete.history import simulate
from bot.sandbox.athlete.session import Session
from bot.sandbox.garmin.watch import entry_of, hrv_of
from bot.sandbox.serving.faults import Fault
from domain.errors import CoachError, Refused, Unavailable
from domain.metrics.hrv_status import HrvBands, HrvStatus, WatchHrv, hrv_status, watch_hrv
from domain.training.delivery import Delivery
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.reading import Reading, ReadingKind
from domain.training.training_status import TrainingStatus
from tests.connectors.garmin.conftest import ANNA, NOW, TODAY, Garmin, delivered

ZONE = ZoneInfo("Europe/Berlin")
HISTORY = simulate(TODAY, ZONE)
# What an evening on which little happened may cost.
MOST_CALLS = 12


def recent(count: int) -> Sequence[Session]:
    return [session for session in HISTORY.sessions if session.activity.day > TODAY - timedelta(days=14)][:count]


async def uploaded(garmin: Garmin, sessions: Sequence[Session]) -> None:
    for number, session in enumerate(sessions, 1):
        await garmin.client.upload(entry_of(session.activity, number, ZONE), activity_file(session, ZONE))


def readings(found: Sequence[Delivery]) -> set[Reading]:
    return {reading for delivery in found for reading in delivery.recording.readings}


async def test_activities_come_with_what_the_watch_recorded(garmin: Garmin) -> None:
    sessions = recent(4)
    await uploaded(garmin, sessions)
    found = [each for delivery in await delivered(garmin, {}) for each in delivery.recording.activities]
    assert len(found) == len(sessions)
    for number, (session, activity) in enumerate(
        zip(sessions, sorted(found, key=lambda each: int(each.source_id)), strict=True), 1
    ):
        assert (activity.source, activity.source_id) == ("garmin", str(number))
        assert (activity.sport, activity.day) == (session.activity.sport, session.activity.day)
        assert len(activity.sets) == len(session.activity.sets)
        assert len(activity.lengths) == len(session.activity.lengths)
        assert sum(activity.hr_zone_s) == pytest.approx(
            session.activity.moving_s if activity.average_hr else 0, rel=0.01
        )


async def test_a_steady_evening_asks_little_and_finds_nothing_twice(garmin: Garmin) -> None:
    await uploaded(garmin, recent(3))
    cursors: dict[str, str] = {}
    for _ in ("files", "the calendar"):
        await delivered(garmin, cursors)
    before, known = len(await garmin.asked()), dict(cursors)
    again = await delivered(garmin, cursors)
    assert len(await garmin.asked(before)) <= MOST_CALLS
    assert cursors == known
    assert all(not each.recording.activities and not each.gone for each in again)
    *_, one, other = recent(99)
    for days, sessions in enumerate(([one], [], [], [], [], [], [other], []), 1):
        for session in sessions:
            entry = entry_of(session.activity, 10 * days, ZONE)
            await garmin.client.upload(entry, activity_file(session, ZONE))
        before = len(await garmin.asked())
        await delivered(garmin, cursors, NOW + timedelta(days=days))
        assert len(await garmin.asked(before)) <= MOST_CALLS, f"after {days} days"
    assert (await garmin.asked(before)).count("vo2max") == 1, "its week is over, and no file took its place"


async def test_a_night_is_asked_for_until_it_is_over(garmin: Garmin) -> None:
    """At seven it may still grow; found at noon or later it is closed, and no request for it leaves again."""
    cursors: dict[str, str] = {}
    day, morning = TODAY.isoformat(), NOW.replace(hour=6)
    await garmin.client.tell("hrv", {TODAY: {"calendarDate": day, "lastNightAvg": 61}})
    for hours, seconds, asked in ((0, 20_000, 7), (2, 27_000, 2), (8, 27_600, 2), (10, 27_600, 0), (26, 27_600, 1)):
        night = {"dailySleepDTO": {"calendarDate": day, "sleepTimeSeconds": seconds}}
        await garmin.client.tell("sleep", {TODAY: night})
        before = len(await garmin.asked())
        found = readings(await delivered(garmin, cursors, morning + timedelta(hours=hours)))
        calls = await garmin.asked(before)
        assert (calls.count("sleep"), calls.count("hrv")) == (asked, min(asked, 1)), hours
        slept = [reading.value for reading in found if reading.kind is ReadingKind.SLEEP]
        assert slept == ([seconds / 3600] if hours < 10 else [])


async def test_personal_records_come_with_the_session_they_are_of(garmin: Garmin) -> None:
    told = [
        {
            "typeId": kind,
            "value": value,
            "activityId": number,
            "activityStartDateTimeLocalFormatted": "2026-09-13T08:00:00.0",
            "actStartDateTimeInGMTFormatted": "2026-09-12T22:00:00.0",
            "prTypeLabelKey": None,
        }
        for kind, value, number in ((3, 1320.5, 71), (17, 3800.0, 72), (12, 30_000.0, 0), (1, 60.0, 73))
    ]
    await garmin.client.tell_all("records", told)
    found = [record for delivery in await delivered(garmin, {}) for record in delivery.recording.records]
    day = date(2026, 9, 13)
    assert found == [
        PersonalRecord(RecordKind.RUN_5K, day, 1320.5, "garmin", "71"),
        PersonalRecord(RecordKind.SWIM_LONGEST, day, 3800.0, "garmin", "72"),
    ], "steps are none, and nobody runs a kilometre in a minute"


async def test_figures_come_in_our_units(garmin: Garmin) -> None:
    day = TODAY.isoformat()
    await garmin.client.tell("sleep", {TODAY: {"dailySleepDTO": {"calendarDate": day, "sleepTimeSeconds": 27_000}}})
    baseline = {"lowUpper": 42, "balancedLow": 43, "balancedUpper": 58, "markerValue": 0.5}
    night = {"calendarDate": day, "lastNightAvg": 61, "weeklyAvg": 48.5, "status": "BALANCED", "baseline": baseline}
    await garmin.client.tell("hrv", {TODAY: night})
    await garmin.client.tell("resting_hr", {TODAY: 48.0})
    scale = [
        {"calendarDate": day, "timestampGMT": at, "weight": grams, "bodyFat": 16.5, "muscleMass": 33_100}
        for at, grams in ((2, 78_400.0), (1, 79_000.0))
    ]
    await garmin.client.tell("weights", {TODAY: scale})
    estimates = {"generic": {"calendarDate": day, "vo2MaxPreciseValue": 51.3}, "cycling": None}
    await garmin.client.tell("max_metrics", {TODAY: estimates})
    scores = [
        {"calendarDate": day, "score": 40},
        {"calendarDate": day, "score": 71, "inputContext": "AFTER_WAKEUP_RESET"},
    ]
    await garmin.client.tell("readiness", {TODAY: scores})
    await garmin.client.tell(
        "body_battery", {TODAY: {"date": day, "bodyBatteryValuesArray": [[1, 20], [2, 88], [3, None]]}}
    )
    await garmin.client.tell("swim_speed", {TODAY: 1.25})
    await garmin.client.tell("stress", {TODAY: {"calendarDate": day, "values": {"overallStressLevel": 31}}})
    loads = {"dailyTrainingLoadAcute": 583, "dailyTrainingLoadChronic": 510.0}
    watch = {"calendarDate": day, "trainingStatusFeedbackPhrase": "PRODUCTIVE_6", "acuteTrainingLoadDTO": loads}
    older = {"calendarDate": "2026-10-01", "trainingStatusFeedbackPhrase": "RECOVERY_2"}
    of_watches = {"1": older, "2": watch, "3": None}
    ridden = {"generic": None, "cycling": {"calendarDate": day, "vo2MaxValue": 55.0}}
    status = {"mostRecentVO2Max": ridden, "mostRecentTrainingStatus": {"latestTrainingStatusData": of_watches}}
    await garmin.client.tell("status", {TODAY: status})
    every = readings(await delivered(garmin, {}))
    assert watch_hrv(every) == WatchHrv(TODAY, 48.5, HrvBands(42, 43, 58), HrvStatus.BALANCED)
    found = {reading.kind: reading.value for reading in every if reading.kind is not ReadingKind.WATCH_HRV}
    assert found == {
        ReadingKind.SLEEP: 7.5,
        ReadingKind.HRV: 61,
        ReadingKind.WATCH_HRV_STATUS: HrvStatus.BALANCED,
        ReadingKind.RESTING_HR: 48,
        ReadingKind.WEIGHT: 78.4,
        ReadingKind.BODY_FAT: 16.5,
        ReadingKind.MUSCLE_MASS: 33.1,
        ReadingKind.VO2MAX_RUN: 51.3,
        ReadingKind.READINESS: 71,
        ReadingKind.BODY_BATTERY: 88,
        ReadingKind.CSS: 80,
        ReadingKind.STRESS: 31,
        ReadingKind.VO2MAX_RIDE: 55,
        ReadingKind.TRAINING_STATUS: TrainingStatus.PRODUCTIVE,
        ReadingKind.WATCH_ACUTE_LOAD: 583,
        ReadingKind.WATCH_CHRONIC_LOAD: 510,
    }


@pytest.mark.parametrize(("word", "counted"), [("NONE", 0), ("ONBOARDING_2", 0), ("SPLENDID", 1)])
async def test_a_status_that_is_no_judgement_is_none_and_an_unknown_one_is_counted(
    garmin: Garmin, word: str, counted: int
) -> None:
    await garmin.client.tell("hrv", {TODAY: {"calendarDate": TODAY.isoformat(), "weeklyAvg": 48, "status": word}})
    (found,) = [each for each in await delivered(garmin, {}) if each.part == "hrv"]
    assert (watch_hrv(found.recording.readings), found.dropped) == (WatchHrv(TODAY, 48.0), counted)


async def test_the_simulated_watch_says_what_a_watch_says_of_its_nights(garmin: Garmin) -> None:
    nights = HISTORY.nights
    told = {each.night.day: hrv_of(each, nights[:number]) for number, each in enumerate(nights)}
    await garmin.client.tell("hrv", told)
    (found,) = [each for each in await delivered(garmin, {}) if each.part == "hrv"]
    for night in nights[-20:]:
        seen = watch_hrv(each for each in found.recording.readings if each.day == night.night.day)
        assert seen is not None
        assert seen.bands is not None
        assert seen.status is hrv_status(seen.week_ms, seen.bands), "or rounding made another of it"
    assert "baseline" in told[nights[0].night.day]
    assert found.dropped == 0


@pytest.mark.fault("F88")
@pytest.mark.fault("F90")
async def test_what_is_changed_late_or_deleted_there_is_told(garmin: Garmin) -> None:
    first, second, third = recent(3)
    await uploaded(garmin, [first, second])
    cursors: dict[str, str] = {}
    await delivered(garmin, cursors)
    await garmin.client.upload({**entry_of(first.activity, 1, ZONE), "activityName": "With Ben"})
    await garmin.client.remove(2)
    late = {**entry_of(third.activity, 9, ZONE)}
    await garmin.client.upload(late, activity_file(third, ZONE))
    found = await delivered(garmin, cursors)
    assert {each.source_id: each.title for delivery in found for each in delivery.recording.activities} == {
        "1": "With Ben",
        "9": late["activityName"],
    }
    assert [delivery.gone for delivery in found if delivery.gone] == [("2",)]


async def test_an_empty_list_is_not_believed(garmin: Garmin) -> None:
    await uploaded(garmin, recent(1))
    cursors: dict[str, str] = {}
    await delivered(garmin, cursors)
    await garmin.client.plan_faults(Fault("garbage_after", where="activities", body="[]"))
    assert all(not delivery.gone for delivery in await delivered(garmin, cursors))


@pytest.mark.fault("F4")
async def test_a_sync_that_is_cut_off_goes_on_where_it_was(garmin: Garmin) -> None:
    sessions = recent(3)
    await uploaded(garmin, sessions)
    cursors: dict[str, str] = {}
    async for delivery in garmin.source.deliveries(ANNA, cursors, NOW):
        cursors[delivery.part] = delivery.cursor
        break
    before = len(await garmin.asked())
    await delivered(garmin, cursors)
    assert (await garmin.asked(before)).count("download") == len(sessions) - 1


@pytest.mark.fault("F85")
@pytest.mark.fault("F86")
@pytest.mark.parametrize(
    ("fault", "kind", "key"),
    [
        (Fault("error_before", where="hrv", status=429), Unavailable, "garmin_too_many_requests"),
        (Fault("error_before", where="hrv", status=427), Unavailable, "garmin_too_many_requests"),
        (
            Fault("error_before", where="activities", status=403, body="<html>Access denied</html>"),
            Unavailable,
            "garmin_unreachable",
        ),
        (Fault("error_before", where="activities", status=400), Refused, "garmin_refused"),
    ],
    ids=["429", "427", "403", "400"],
)
async def test_trouble_has_a_name(garmin: Garmin, fault: Fault, kind: type[CoachError], key: str) -> None:
    await garmin.client.plan_faults(fault)
    with pytest.raises(kind, match=key):
        await delivered(garmin, {})


@pytest.mark.fault("F86")
@pytest.mark.parametrize("mode", ["error_before", "drop_before", "apply_then_drop", "garbage_after"])
async def test_what_passes_is_waited_for(garmin: Garmin, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "FIRST_REST_S", 0.01)
    await uploaded(garmin, recent(1))
    await garmin.client.plan_faults(Fault(mode, where="activities", status=503))  # type: ignore[arg-type]
    assert sum(len(each.recording.activities) for each in await delivered(garmin, {})) == 1
