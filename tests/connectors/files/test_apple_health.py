"""Apple Health: workouts, nights and readings, and what is honestly left out."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.apple_health.reader import read_apple_health
from bot.connectors.files.recordings import read_recording
from domain.errors import FileRefused
from domain.training.activity import Activity, Pool
from domain.training.left_out import LeftOut, Why
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from tests.builders.recorded_files import (
    health_file,
    health_workout,
    metadata,
    quantity,
    sleep,
    statistics,
)

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = timezone(timedelta(hours=1))
DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=WINTER)
SOURCE = "apple_health"


def read(*parts: str) -> Recording:
    return read_recording(health_file(*parts), "export.xml", BERLIN)


def one(*parts: str) -> Activity:
    (activity,) = read(*parts).activities
    return activity


def hours(before: float) -> datetime:
    return MORNING - timedelta(hours=before)


def test_a_run_with_its_statistics() -> None:
    run = one(
        health_workout(
            "Running",
            MORNING,
            40,
            metadata("HKIndoorWorkout", "1"),
            metadata("HKElevationAscended", "5300 cm"),
            statistics("HeartRate", "count/min", average=146.4, minimum=90, maximum=171),
            statistics("DistanceWalkingRunning", "km", sum=8.05),
            statistics("ActiveEnergyBurned", "kcal", sum=512),
        )
    )
    assert (run.source, run.sport, run.sub_sport, run.day) == (SOURCE, Sport.RUN, "indoor", DAY)
    assert (run.started_at, run.elapsed_s, run.moving_s) == (MORNING.astimezone(UTC), 2400, 2400)
    assert run.distance_m == pytest.approx(8050)
    assert run.ascent_m == pytest.approx(53)
    assert (run.average_hr, run.max_hr, run.calories) == (146.4, 171, 512)


def test_older_exports_carry_their_sums_as_attributes() -> None:
    sums = 'totalDistance="5.0" totalDistanceUnit="mi" totalEnergyBurned="2000" totalEnergyBurnedUnit="kJ"'
    ride = one(health_workout("Cycling", MORNING, 20, attributes=sums))
    assert ride.sport is Sport.RIDE
    assert ride.distance_m == pytest.approx(8046.72)
    assert ride.calories == pytest.approx(478, abs=1)


@pytest.mark.parametrize(
    ("kind", "sport", "sub_sport"),
    [
        ("TraditionalStrengthTraining", Sport.STRENGTH, ""),
        ("FunctionalStrengthTraining", Sport.STRENGTH, ""),
        ("Swimming", Sport.SWIM, ""),
        ("Walking", Sport.OTHER, "walking"),
        ("HandCycling", Sport.OTHER, "hand_cycling"),
        ("HighIntensityIntervalTraining", Sport.OTHER, "high_intensity_interval_training"),
    ],
)
def test_sports(kind: str, sport: Sport, sub_sport: str) -> None:
    workout = one(health_workout(kind, MORNING, 30))
    assert (workout.sport, workout.sub_sport) == (sport, sub_sport)


def test_a_pool_swim_knows_its_pool() -> None:
    swim = health_workout("Swimming", MORNING, 30, metadata("HKLapLength", "25 yd"))
    assert one(swim).pool == Pool(22.86, in_yards=True)
    assert one(health_workout("Swimming", MORNING, 30)).pool is None


def test_what_two_apps_wrote_of_one_run_is_one_run() -> None:
    plain = health_workout("Running", MORNING, 40)
    better = health_workout(
        "Running", MORNING + timedelta(minutes=3), 36, statistics("HeartRate", "count/min", average=140, maximum=150)
    )
    later = health_workout("Running", MORNING + timedelta(hours=2), 40)
    found = read(plain, better, later)
    assert [(each.minutes, each.average_hr) for each in found.activities] == [(36, 140), (40, None)]
    assert found.left_out == (LeftOut(Why.TWICE, 1),)


def test_the_last_reading_of_each_day_in_our_units() -> None:
    found = read(
        quantity("BodyMass", MORNING, "165", "lb"),
        quantity("BodyMass", MORNING + timedelta(hours=1), "75.2", "kg"),
        quantity("BodyMass", MORNING - timedelta(hours=1), "80", "kg"),
        quantity("BodyFatPercentage", MORNING, "0.181", "%"),
        quantity("RestingHeartRate", MORNING, "38", "count/min"),
        quantity("VO2Max", MORNING, "51.3", "mL/min·kg"),
        quantity("StepCount", MORNING, "9000", "count"),
    )
    assert set(found.readings) == {
        Reading(ReadingKind.WEIGHT, DAY, 75.2, SOURCE),
        Reading(ReadingKind.BODY_FAT, DAY, 18.1, SOURCE),
        Reading(ReadingKind.RESTING_HR, DAY, 38, SOURCE),
        Reading(ReadingKind.VO2MAX_RUN, DAY, 51.3, SOURCE),
    }


@pytest.mark.fault("F94")
def test_figures_that_no_body_produces_are_left_out() -> None:
    with pytest.raises(FileRefused, match="nothing_recorded"):
        read(
            quantity("BodyMass", MORNING, "7", "kg"),
            quantity("BodyMass", MORNING, "70", "count"),
            quantity("BodyFatPercentage", MORNING, "0.9", "%"),
            quantity("RestingHeartRate", MORNING, "nan", "count/min"),
            quantity("VO2Max", MORNING.replace(year=1971), "50", "mL/min·kg"),
            sleep(hours(8), hours(7.9)),
            health_workout("Running", MORNING, 0),
        )


def test_hrv_has_a_name_of_its_own_because_it_is_another_measure() -> None:
    """The last figure of each day; it is never taken for the night's rMSSD."""
    told = [(hours(0), "48"), (hours(2), "52"), (hours(-24), "61"), (hours(-48), "900")]
    found = read(*(quantity("HeartRateVariabilitySDNN", at, value, "ms") for at, value in told))
    assert [(each.kind, each.value) for each in found.readings] == [
        (ReadingKind.HRV_SDNN, 48.0),
        (ReadingKind.HRV_SDNN, 61.0),
    ]


def test_hours_of_sleep_count_once_however_many_devices_saw_them() -> None:
    found = read(
        sleep(hours(8), hours(5)),
        sleep(hours(5), hours(4), "AsleepREM"),
        sleep(hours(4), hours(3.5), "Awake"),
        sleep(hours(8.5), hours(0), "InBed"),
        sleep(hours(7), hours(4.5), "AsleepUnspecified"),
        sleep(hours(3.5), hours(0), "AsleepDeep"),
    )
    assert found.nights == (Night(DAY, SOURCE, sleep_hours=7.5),)


def test_a_nap_is_not_the_night() -> None:
    nap = sleep(MORNING + timedelta(hours=7), MORNING + timedelta(hours=8))
    assert read(nap, sleep(hours(7), hours(0))).nights == (Night(DAY, SOURCE, sleep_hours=7),)


def test_a_night_belongs_to_the_day_of_waking_where_the_athlete_lives() -> None:
    tokyo = read_recording(health_file(sleep(hours(15), hours(8))), "export.xml", ZoneInfo("Asia/Tokyo"))
    assert [night.day for night in tokyo.nights] == [date(2026, 11, 24)]
    assert [night.day for night in read(sleep(hours(15), hours(8))).nights] == [date(2026, 11, 23)]


class Endless(BytesIO):
    """An export that is made while it is read, with a day of heart rates for every weight."""

    def __init__(self, megabytes: int) -> None:
        super().__init__()
        self._parts = self._made(megabytes * 1_000_000)

    def read(self, size: int | None = -1, /) -> bytes:
        return next(self._parts, b"")

    @staticmethod
    def _made(size: int) -> Iterator[bytes]:
        yield health_file().removesuffix(b"</HealthData>")
        beat = quantity("HeartRate", MORNING, "61", "count/min") * 300
        written = 0
        while written < size:
            day = MORNING - timedelta(days=written // 200_000)
            part = (beat + quantity("BodyMass", day, "75", "kg")).encode()
            written += len(part)
            yield part
        yield b"</HealthData>"


def test_memory_does_not_grow_with_the_export() -> None:
    peaks = []
    for megabytes in (2, 20):
        tracemalloc.start()
        read_apple_health(Endless(megabytes), megabytes * 1_000_000, BERLIN)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000, peaks
    assert peaks[1] < 5_000_000
