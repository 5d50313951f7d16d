"""The week against the plan, from what is stored."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.facts.kept_to import KeptTo
from bot.coach.review.facts.week import week_look
from bot.telegram.messages.week_look import week_look_message
from domain.calendar import week_start
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits, Situation
from domain.plan.missed import MissedWorkout
from domain.plan.plan import Blueprint, PlanVersion
from domain.review.decision import Rule
from domain.review.examine import Rules, examine
from domain.training.activity import Lap
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import Block, Purpose, Step, StepKind, Target, TargetKind
from domain.units import METRES_PER_MILE
from storage.database import Database
from storage.repositories import athletes, missed, plans
from tests.builders import season
from tests.builders.plans import plan_of, session
from tests.builders.season import NOW, TODAY, HandClock

MONDAY = week_start(TODAY)


async def look(database: Database):  # type: ignore[no-untyped-def]
    async with database.reading() as unit:
        return await week_look(unit, "anna", NOW)


async def moved_in(database: Database) -> None:
    """A run every Monday, done; intervals every Sunday and a swim every Tuesday, never done."""
    workouts = [
        session(f"w-{sport}-{back}", MONDAY + timedelta(days=weekday - 7 * back), 40, sport, purpose)
        for back in range(5)
        for sport, weekday, purpose in (
            (Sport.RUN, 0, Purpose.EASY),
            (Sport.SWIM, 1, Purpose.TECHNIQUE),
            (Sport.RIDE, -1, Purpose.INTERVALS),
        )
    ]
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, plan_of(*workouts), NOW - timedelta(days=60)))
    runs = (season.done((MONDAY - TODAY).days - 7 * back) for back in range(5))
    await bring_in(database, HandClock(), "anna", [Recording(tuple(replace(each, rpe=3.0) for each in runs))])


async def test_what_was_done_and_what_is_missed_again_and_again(sqlite: Database) -> None:
    await moved_in(sqlite)
    found = await look(sqlite)
    by_sport = {each.what: (each.done.sessions, each.planned.sessions) for each in found.shares.by_sport}
    assert by_sport == {Sport.RUN: (1, 1), Sport.SWIM: (0, 1)}
    assert {each.sport for each in found.absent} == {Sport.SWIM, Sport.RIDE}
    assert {each.weekday for each in found.missed} == {1, 6}
    assert {each.type.sport for each in found.simpler} == {Sport.SWIM, Sport.RIDE}
    said = week_look_message(found, miles=False)
    lines = said.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert "Run: 1 of 1 session, 40 min of 40 min; 100 % of the week, 50 % planned" in lines
    assert "Swim: 0 of 1 session, 0 min of 40 min; 0 % of the week, 50 % planned" in lines
    assert "Type: easy 1 of 1, 40 min, 100 % to 50 % planned · technique 0 of 1, 0 min, 0 % to 50 % planned" in lines
    assert "Adherence: 33 % in 7 days, 33 % in 28 days" in lines
    assert [each for each in lines if each.startswith("Intensity: easy 1 of ")]
    assert "Not done for two weeks: swim" in said
    assert "Never done lately: Tuesdays" in said
    assert "ride, intervals; a simpler one may do" in said


@pytest.mark.parametrize("who", ["anna", "nobody"])
async def test_without_a_plan_there_is_no_week_to_hold_against(sqlite: Database, who: str) -> None:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        assert await week_look(unit, who, NOW) is None


async def test_how_close_runs_came_to_their_plan(sqlite: Database) -> None:
    """Five miles were planned of each: one was kept to, one was a mile and a half too short, one is of last month."""
    done_miles = {1: 5.0, 2: 3.5, 5: 1.0}
    workouts = {
        f"w-{back}": season.run(f"w-{back}", -7 * back, 45, distance_m=5 * METRES_PER_MILE) for back in done_miles
    }
    runs = tuple(
        replace(season.done(-7 * back, 45), distance_m=miles * METRES_PER_MILE) for back, miles in done_miles.items()
    )
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        blueprint = Blueprint("Autumn", workouts=workouts)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, blueprint, NOW - timedelta(days=60)))
    await bring_in(sqlite, HandClock(), "anna", [Recording(runs)])
    async with sqlite.writing() as unit:
        await rematch(unit, season.runner(), NOW)
    found = await look(sqlite)
    assert found.kept_to == KeptTo(75.0, 2, 1)
    said = week_look_message(found, miles=True).replace("\N{NO-BREAK SPACE}", " ")
    assert "Runs kept to their plan: 75 of 100, 1 of 2 on target in 28 days" in said.splitlines()


async def test_intervals_are_held_to_their_plan_by_their_laps(sqlite: Database) -> None:
    work = Step(StepKind.WORK, distance_m=1000.0, target=Target(TargetKind.SPEED, 4.0, 4.0))
    steps = (Block((work, Step(StepKind.RECOVERY, seconds=120.0)), 3),)
    fast = replace(season.run("w-fast", -7, 20, purpose=Purpose.INTERVALS), distance_m=None, blocks=steps)
    laps = (Lap(250.0, 1000.0, 170.0), Lap(120.0, 200.0, 140.0)) * 3
    done = replace(season.done(-7, 18.5), distance_m=3600.0, laps=laps)
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, plan_of(fast), NOW - timedelta(days=60)))
    await bring_in(sqlite, HandClock(), "anna", [Recording((done,))])
    assert (await look(sqlite)).kept_to == KeptTo(100.0, 1, 1)


async def test_the_week_and_the_evening_leave_out_the_same_days_of_illness(sqlite: Database) -> None:
    """Four runs were due: two were done, and two missed for an illness."""
    workouts = [season.run(f"w-{back}", -back, 40) for back in (2, 3, 4, 5)]
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, plan_of(*workouts), NOW - timedelta(days=60)))
    await bring_in(sqlite, HandClock(), "anna", [Recording((season.done(-4), season.done(-5)))])
    async with sqlite.writing() as unit:
        await rematch(unit, season.runner(), NOW)
        before = await week_look(unit, "anna", NOW)
        for back in (2, 3):
            await missed.tell(unit, "anna", MissedWorkout("pl-1", f"w-{back}", TODAY - timedelta(back), "flu"), NOW)
        evidence = await evidence_of(unit, "anna", NOW)
        after = await week_look(unit, "anna", NOW)
    assert evidence is not None
    assert before is not None
    assert after is not None
    evening = examine(evidence, Rules(Limits(), Thresholds()), Situation(TODAY)).review
    assert (before.adherence_week, after.adherence_week) == (50.0, 100.0)
    assert (evening.adherence, evening.due, [each.rule for each in evening.reasons]) == (100.0, 2, [Rule.TOO_FEW_DUE])
