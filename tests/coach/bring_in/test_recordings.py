"""Recordings come in once, with everything that is derived from them, whatever order and bundle they come in."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.coach.bring_in.recordings import BroughtIn, bring_in, take_out
from bot.coach.bring_in.told import told
from domain.athlete.athlete import Athlete, DistanceUnit, PoolUnit, Units
from domain.errors import NotFound
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.rollups import loaded, roll_up
from domain.training.activity import Activity, Length, LiftSet, Pool
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.rollup import DayRollup
from domain.training.sport import Sport, Stroke
from storage.database import Database, Unit
from storage.repositories import athletes, executions, readings, rollups
from storage.tables.readings import progress_metrics
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

BEGINNING = TODAY - timedelta(days=400)


async def anna(database: Database) -> Athlete:
    athlete = season.runner()
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
    return athlete


async def brought(database: Database, *activities: Activity, nights: tuple[Night, ...] = ()) -> BroughtIn:
    return await bring_in(database, HandClock(), "anna", [Recording(activities, nights)])


async def rolled(database: Database) -> tuple[DayRollup, ...]:
    async with database.reading() as unit:
        return await rollups.between(unit, "anna", BEGINNING, TODAY + timedelta(days=2))


def night(back: int, hrv_ms: float | None = 60.0) -> Night:
    return Night(TODAY - timedelta(days=back), "watch", hrv_ms, 7.5, None)


async def test_the_same_recordings_again_are_nothing_new(database: Database) -> None:
    await anna(database)
    first = await brought(database, season.done(-1), season.done(-2), nights=(night(0), night(1)))
    again = await brought(database, season.done(-2), season.done(-1), nights=(night(1), night(0)))
    more = await brought(database, season.done(-1), nights=(night(0), night(2)))
    assert (len(first.activities), first.nights) == (2, 2)
    assert again == BroughtIn((), 0)
    assert (more.activities, more.nights) == ((), 1)


async def test_one_recording_twice_in_a_bundle_is_one(database: Database) -> None:
    await anna(database)
    bundle = [Recording((season.done(-1),), (night(0),))] * 2
    found = await bring_in(database, HandClock(), "anna", bundle)
    assert (len(found.activities), found.nights) == (1, 1)


@pytest.mark.parametrize("seed", range(6))
async def test_the_order_of_files_changes_no_day(sqlite: Database, seed: int) -> None:
    athlete = await anna(sqlite)
    done = [season.done(-days, 30 + days) for days in (0, 1, 3, 45, 60, 100)]
    for activity in random.Random(seed).sample(done, len(done)):
        await brought(sqlite, activity)
    known = KnownByDay.of(athlete.profile)
    assert await rolled(sqlite) == roll_up(loaded(done, known), TODAY - timedelta(days=100), TODAY)


async def test_days_without_any_import_lie_in_between_as_days_of_rest(sqlite: Database) -> None:
    athlete = await anna(sqlite)
    done = (season.done(-100), season.done(-20))
    await bring_in(sqlite, HandClock(NOW - timedelta(days=20)), "anna", [Recording(done)])
    await brought(sqlite, season.done(0))
    known = KnownByDay.of(athlete.profile)
    whole = roll_up(loaded((*done, season.done(0)), known), TODAY - timedelta(days=100), TODAY)
    assert await rolled(sqlite) == whole


async def test_a_recording_that_changed_is_counted_once_with_its_new_figures(database: Database) -> None:
    athlete = await anna(database)
    await brought(database, season.done(-50), season.done(-1, 40))
    longer = season.done(-1, 70)
    assert (await brought(database, longer)).activities == (longer,)
    counted = loaded((season.done(-50), longer), KnownByDay.of(athlete.profile))
    assert (await rolled(database))[-2:] == roll_up(counted, TODAY - timedelta(days=50), TODAY)[-2:]


async def test_a_recording_that_moved_to_the_next_day_leaves_nothing_behind(database: Database) -> None:
    """Read again after the athlete's zone was corrected."""
    athlete = await anna(database)
    await brought(database, season.done(-90), season.done(-2, 40))
    moved = replace(season.done(-2, 40), day=TODAY - timedelta(days=1))
    await brought(database, moved)
    counted = loaded((season.done(-90), moved), KnownByDay.of(athlete.profile))
    assert await rolled(database) == roll_up(counted, TODAY - timedelta(days=90), TODAY)


async def test_what_is_gone_leaves_no_load_behind_whether_it_was_the_newest_the_oldest_or_the_only_one(
    database: Database,
) -> None:
    athlete = await anna(database)
    await brought(database, season.done(-90), season.done(-60))
    before = await rolled(database)
    for late in (season.done(-100), season.done(-1)):
        await brought(database, late)
        assert await rolled(database) != before
        async with database.writing() as unit:
            assert await take_out(unit, athlete, late.source, [late.source_id], NOW) == 1
        assert await rolled(database) == before
    async with database.writing() as unit:
        for one in (season.done(-90), season.done(-60)):
            await take_out(unit, athlete, one.source, [one.source_id], NOW)
    assert await rolled(database) == ()


async def test_an_activity_is_matched_with_what_was_planned(database: Database) -> None:
    await season.move_in(database, weeks=1)
    await brought(database, season.done(-2))
    async with database.reading() as unit:
        found = await executions.for_plan(unit, "anna", PLAN_ID)
    assert ("w-past-2", ("fit", season.done(-2).source_id)) in {(one.workout_id, one.activity) for one in found}


async def test_best_lifts_and_times_become_readings(database: Database) -> None:
    await anna(database)
    started = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)
    lift = Activity(
        "fit",
        "lift",
        Sport.STRENGTH,
        started,
        started.date(),
        2400,
        2400,
        sets=(LiftSet("back_squat", reps=5, weight_kg=100.0),),
    )
    swim = Activity(
        "fit", "swim", Sport.SWIM, started, started.date(), 120, 80, distance_m=91.44,
        pool=Pool(22.86, in_yards=True), lengths=(Length(20.0, Stroke.FREESTYLE),) * 4,
    )  # fmt: skip
    await brought(database, lift, swim)
    async with database.reading() as unit:
        found = await readings.between(unit, "anna", TODAY - timedelta(days=5), TODAY)
    by_kind = {reading.kind: reading for reading in found}
    assert by_kind[ReadingKind.SWIM_100YD].value == pytest.approx(80.0)
    assert by_kind[ReadingKind.E1RM].exercise == "back_squat"
    assert by_kind[ReadingKind.E1RM].value > 100


async def test_what_a_night_did_not_measure_is_no_reading(database: Database) -> None:
    await anna(database)
    await brought(database, nights=(night(0, hrv_ms=None),))
    async with database.reading() as unit:
        found = await readings.between(unit, "anna", TODAY, TODAY)
    assert [reading.kind for reading in found] == [ReadingKind.SLEEP]


async def test_nobody_gets_nothing(database: Database) -> None:
    with pytest.raises(NotFound):
        await brought(database, season.done(-1))


def test_what_came_in_is_told_in_the_athletes_own_units() -> None:
    miles = replace(season.runner(), units=Units(distance=DistanceUnit.MILE, pool=PoolUnit.YARD))
    run = season.done(0, 40)
    swim = replace(run, sport=Sport.SWIM, elapsed_s=2700.0)
    facts = told(BroughtIn((run, swim), 1), miles, KnownByDay.of(miles.profile))
    sessions = facts["sessions"]
    assert isinstance(sessions, list)
    assert [(each["distance_unit"], each["minutes"]) for each in sessions] == [("mi", 40.0), ("yd", 45.0)]
    assert facts["nights"] == 1


async def test_readings_are_stored_once_and_again_where_they_changed(database: Database) -> None:
    await anna(database)
    weights = [Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=day), 75.0 + day, "scale") for day in range(3)]

    async def brought_in(*found: Reading) -> BroughtIn:
        return await bring_in(database, HandClock(), "anna", [Recording(readings=found, nights=(night(0),))])

    assert await brought_in(*weights) == BroughtIn((), 1, 3)
    async with database.reading() as unit:
        before = await stamps(unit)
    assert await brought_in(*reversed(weights)) == BroughtIn((), 0, 0)
    async with database.reading() as unit:
        assert await stamps(unit) == before, "not a row was written"
    changed = weights[1]._replace(value=70.0)
    assert await brought_in(weights[0], changed) == BroughtIn((), 0, 1)
    async with database.reading() as unit:
        stored = await readings.between(unit, "anna", TODAY - timedelta(days=5), TODAY)
    assert {each for each in stored if each.kind is ReadingKind.WEIGHT} == {weights[0], changed, weights[2]}


async def stamps(unit: Unit) -> list[tuple[object, ...]]:
    rows = await unit.execute(select(progress_metrics.c.day, progress_metrics.c.kind, progress_metrics.c.stored_at))
    return sorted(map(tuple, rows))
