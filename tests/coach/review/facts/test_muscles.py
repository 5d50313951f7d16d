"""The muscles of a week as they are stored: this week's, else last week's, and never somebody else's."""

from datetime import timedelta

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.muscles import muscles_of
from domain.body.muscle_fatigue import MuscleState
from domain.calendar import week_start
from domain.metrics.landmarks import Standing
from domain.training.activity import Activity, LiftSet
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

MONDAY = week_start(TODAY)


def lifted(days_ago: int, *exercises: str, sets: int = 4) -> Activity:
    day = TODAY - timedelta(days=days_ago)
    started = NOW - timedelta(days=days_ago, hours=3)
    done = tuple(LiftSet(name, reps=6, weight_kg=80.0, rpe=8.0) for name in exercises for _ in range(sets))
    return Activity("hevy", f"w-{day}", Sport.STRENGTH, started, day, 3600.0, 3600.0, sets=done)


async def moved_in(database: Database, *done: Activity) -> None:
    async with database.writing() as unit:
        for name in ("anna", "ben"):
            await athletes.add(unit, season.runner(name), NOW)
    await bring_in(database, HandClock(), "anna", [Recording(done)])
    await bring_in(database, HandClock(), "ben", [Recording((lifted(0, "deadlift", sets=9),))])


async def test_this_weeks_sets_and_what_is_out_of_balance(sqlite: Database) -> None:
    await moved_in(sqlite, lifted(1, "back_squat", "bench_press"), lifted(9, "deadlift"))
    async with sqlite.reading() as unit:
        found = await muscles_of(unit, "anna", TODAY)
    assert found.monday == MONDAY
    sets = {each.muscle: each.sets for each in found.weeks}
    assert (sets["quads"], sets["chest"], sets["hamstrings"]) == (4.0, 4.0, 0.0)
    assert {each.pair.value for each in found.unbalanced} == {"push:pull", "quads:hamstrings"}


async def test_before_the_first_session_of_a_week_the_last_one_counts(sqlite: Database) -> None:
    await moved_in(sqlite, lifted(TODAY.weekday() + 2, "back_squat"))
    async with sqlite.reading() as unit:
        found = await muscles_of(unit, "anna", TODAY)
    assert found.monday == MONDAY - timedelta(weeks=1)
    assert next(each.sets for each in found.weeks if each.muscle == "quads") == 4.0


async def test_exercises_that_nobody_knows_leave_what_they_may_have_trained_open(sqlite: Database) -> None:
    await moved_in(sqlite, lifted(1, "back_squat"), lifted(0, "my own machine", sets=30))
    async with sqlite.reading() as unit:
        found = await muscles_of(unit, "anna", TODAY)
    assert not [each for each in found.weeks if each.standing is Standing.BELOW_MAINTENANCE]


async def test_a_sore_muscle_is_tired_whatever_was_lifted(sqlite: Database) -> None:
    await moved_in(sqlite)
    async with sqlite.writing() as unit:
        await readings.upsert(unit, "anna", [Reading(ReadingKind.SORENESS, TODAY, 7.0, "manual", "quad")], NOW)
        found = await muscles_of(unit, "anna", TODAY)
    assert [(each.muscle, each.state) for each in found.tired] == [("quads", MuscleState.FATIGUED)]
    assert found.weeks == ()
