"""Readings are known by kind, exercise, day and source."""

from datetime import timedelta

from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import readings
from tests.builders.values import NOW, TODAY, reading


async def test_readings_come_back_in_order_of_their_days(unit: Unit) -> None:
    yesterday = TODAY - timedelta(days=1)
    lift = reading(kind=ReadingKind.E1RM, value=102.5)
    assert await readings.upsert(unit, "anna", [reading(), lift, reading(yesterday)], NOW) == 3
    assert await readings.between(unit, "anna", yesterday, TODAY) == (reading(yesterday), lift, reading())
    assert await readings.between(unit, "anna", TODAY, TODAY) == (lift, reading())


async def test_kinds_can_begin_later_than_the_others(unit: Unit) -> None:
    days = [TODAY - timedelta(days=back) for back in (2, 1, 0)]
    nights, lifts = ([reading(day, kind=kind) for day in days] for kind in (ReadingKind.HRV, ReadingKind.E1RM))
    await readings.upsert(unit, "anna", [*nights, *lifts], NOW)
    found = await readings.between(unit, "anna", days[1], TODAY, later={ReadingKind.HRV: TODAY})
    assert set(found) == {nights[2], *lifts[1:]}
    assert set(await readings.between(unit, "anna", days[1], TODAY, later={ReadingKind.HRV: days[0]})) == {
        *nights[1:],
        *lifts[1:],
    }


async def test_only_new_and_changed_ones_are_counted(unit: Unit) -> None:
    assert await readings.upsert(unit, "anna", [], NOW) == 0
    await readings.upsert(unit, "anna", [reading(), reading(kind=ReadingKind.SLEEP, value=7.5)], NOW)
    again = [reading(), reading(kind=ReadingKind.SLEEP, value=7.25), reading()._replace(source="hevy")]
    assert await readings.upsert(unit, "anna", again, NOW) == 2
    assert await readings.upsert(unit, "anna", again, NOW) == 0
    assert set(await readings.between(unit, "anna", TODAY, TODAY)) == set(again)


async def test_exercises_are_told_apart(unit: Unit) -> None:
    squat = reading(kind=ReadingKind.E1RM, value=100.0)
    bench = squat._replace(exercise="bench_press", value=60.0)
    assert await readings.upsert(unit, "anna", [squat, bench], NOW) == 2
    assert set(await readings.between(unit, "anna", TODAY, TODAY)) == {squat, bench}
