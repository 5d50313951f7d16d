"""What a lift asks for the next time, from its last sessions and the plan that it is in."""

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.next_lift import next_lift
from domain.metrics.suggestion import Action
from domain.metrics.trend import Point
from domain.plan.plan import PlanVersion
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise
from storage.database import Database
from storage.repositories import athletes, plans, readings
from storage.repositories import weekly as weekly_reviews
from tests.builders import season
from tests.builders.plans import plan_of, session
from tests.builders.season import NOW, TODAY, HandClock
from tests.coach.review.facts.test_muscles import lifted


async def moved_in(database: Database, *planned: tuple[int, PlannedExercise]) -> None:
    """A squat session of four sets of six at 80 kg a week, and workouts so many days ahead."""
    sessions = [
        replace(session(f"w-{days}", TODAY + timedelta(days=days), sport=Sport.STRENGTH), exercises=(each,))
        for days, each in planned
    ]
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, plan_of(*sessions), NOW))
    await bring_in(database, HandClock(), "anna", [Recording((lifted(8, "back_squat"), lifted(1, "back_squat")))])


def weekly(*kilograms: float) -> list[Point]:
    return [(TODAY - timedelta(weeks=len(kilograms) - number), kg) for number, kg in enumerate(kilograms)]


async def suggestion(database: Database, exercise: str = "back_squat", e1rms: list[tuple[date, float]] | None = None):  # type: ignore[no-untyped-def]
    async with database.reading() as unit:
        return await next_lift(unit, "anna", exercise, e1rms or [], TODAY)


@pytest.mark.parametrize(
    ("reps", "action", "weight_kg"),
    [((5, 6), Action.INCREASE_WEIGHT, 85.0), ((5, 8), Action.ADD_REPS, 80.0), ((8, 10), Action.DELOAD, 70.0)],
)
async def test_it_follows_from_the_range_that_is_planned(
    sqlite: Database, reps: tuple[int, int], action: Action, weight_kg: float
) -> None:
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, *reps, rir=2.0)))
    found = await suggestion(sqlite)
    assert (found.suggested_action, found.suggested_weight) == (action, weight_kg)


async def test_the_next_workout_that_has_it_counts(sqlite: Database) -> None:
    await moved_in(
        sqlite,
        (-3, PlannedExercise("back_squat", 4, 8, 10)),
        (2, PlannedExercise("back_squat", 4, 5, 6)),
        (9, PlannedExercise("back_squat", 4, 8, 10)),
    )
    assert (await suggestion(sqlite)).suggested_action is Action.INCREASE_WEIGHT


async def test_a_lift_that_is_not_planned_has_no_range_to_go_by(sqlite: Database) -> None:
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, 5, 6)))
    assert await suggestion(sqlite, "deadlift") is None


async def test_a_stalled_lift_gets_something_else(sqlite: Database) -> None:
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, 5, 6, rir=2.0)))
    found = await suggestion(sqlite, e1rms=weekly(100.0, 100.0, 100.2, 99.8, 100.0))
    assert found.suggested_action is Action.VARY_REP_RANGE


async def test_what_sundays_said_against_a_stall_is_remembered(sqlite: Database) -> None:
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, 5, 6, rir=2.0)))
    stalled = weekly(100.0, 100.0, 100.2, 99.8, 100.0, 99.9, 100.1)
    tried = []
    for weeks_ago in (3, 2):
        found = await suggestion(sqlite, e1rms=stalled)
        tried.append(found.suggested_action)
        lifts = [{"exercise": "back_squat", "suggestion": msgspec.to_builtins(found)}]
        async with sqlite.writing() as unit:
            monday = TODAY - timedelta(weeks=weeks_ago, days=TODAY.weekday())
            await weekly_reviews.put(unit, "anna", monday, {"weekly": {"lifts": lifts}}, NOW)
    found = await suggestion(sqlite, e1rms=stalled)
    assert tried == [Action.VARY_REP_RANGE, Action.INCREASE_WEIGHT], "its two weeks are over"
    assert found.suggested_action is Action.INCREASE_WEIGHT, "and this one's are not"
    assert (await suggestion(sqlite, "front_squat", stalled)) is None


async def test_a_swap_goes_to_what_the_athlete_lifts_too(sqlite: Database) -> None:
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, 5, 6, rir=2.0)))
    stalled = weekly(*[100.0] * 12)
    best = [
        Reading(ReadingKind.E1RM, TODAY - timedelta(days=back), kg, "hevy:1", "front_squat")
        for back, kg in ((30, 110.0), (9, 90.0))
    ]
    async with sqlite.writing() as unit:
        await readings.upsert(unit, "anna", best, NOW)
    for weeks_ago in (9, 6, 3):
        told = await suggestion(sqlite, e1rms=stalled)
        lifts = [{"exercise": "back_squat", "suggestion": msgspec.to_builtins(told)}]
        async with sqlite.writing() as unit:
            monday = TODAY - timedelta(weeks=weeks_ago, days=TODAY.weekday())
            await weekly_reviews.put(unit, "anna", monday, {"weekly": {"lifts": lifts}}, NOW)
    found = await suggestion(sqlite, e1rms=stalled)
    assert (found.suggested_action, found.swap_to) == (Action.SWAP, "front_squat")
    assert found.suggested_weight == 70.0, "90 kg × 81.1 % in steps of 5"


async def test_what_nobody_was_told_was_not_tried(sqlite: Database) -> None:
    """A week that was looked back over later is no Sunday on which something was begun."""
    await moved_in(sqlite, (2, PlannedExercise("back_squat", 4, 5, 6, rir=2.0)))
    stalled = weekly(100.0, 100.0, 100.2, 99.8, 100.0, 99.9, 100.1)
    first = await suggestion(sqlite, e1rms=stalled)
    lifts = [{"exercise": "back_squat", "suggestion": msgspec.to_builtins(first)}]
    for weeks_ago in (4, 3, 2):
        async with sqlite.writing() as unit:
            monday = TODAY - timedelta(weeks=weeks_ago, days=TODAY.weekday())
            assert await weekly_reviews.add_untold(unit, "anna", monday, {"weekly": {"lifts": lifts}}, NOW)
    assert await suggestion(sqlite, e1rms=stalled) == first
