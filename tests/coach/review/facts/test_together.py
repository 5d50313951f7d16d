"""Weekly figures that went together, as they are stored: sleep and how close the runs of the plan came to it."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.derived import SCALED
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.together import together_of
from domain.metrics.asked_pairs import WeeklyFigure
from domain.metrics.correlation import Together
from domain.plan.plan import Blueprint, PlanVersion
from domain.training.activity import Activity
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import Workout
from domain.units import METRES_PER_MILE
from storage.database import Database
from storage.repositories import athletes, plans, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

WEEKS = range(1, 21)


def planned(back: int) -> Workout:
    """Five miles in 45 minutes, so many weeks ago."""
    return season.run(f"w-{back}", -7 * back, 45, distance_m=5 * METRES_PER_MILE)


def run(back: int, miles: float) -> Activity:
    return replace(season.done(-7 * back, 45), distance_m=miles * METRES_PER_MILE)


async def found(database: Database, plan: PlanVersion | None) -> tuple[Together, ...]:
    """Of weeks in which the run was the shorter, the less sleep there was: 4.5 of 5 miles after 8 h."""
    nights = [8.0 - 0.1 * week for week in range(len(WEEKS))]
    random.Random(5).shuffle(nights)
    slept = [
        Reading(ReadingKind.SLEEP, TODAY - timedelta(weeks=back), hours, "garmin")
        for back, hours in zip(WEEKS, nights, strict=True)
    ]
    runs = tuple(run(back, 4.5 - (8.0 - hours)) for back, hours in zip(WEEKS, nights, strict=True))
    athlete = season.runner()
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
        if plan is not None:
            await plans.create(unit, athlete.id, plan)
        await readings.upsert(unit, athlete.id, slept, NOW)
    await bring_in(database, HandClock(), athlete.id, [Recording(runs)])
    async with database.writing() as unit:
        await rematch(unit, athlete, NOW)
    async with database.reading() as unit:
        return await together_of(unit, athlete.id, TODAY, plan)


async def test_sleep_is_held_against_how_close_runs_came_to_their_plan(sqlite: Database) -> None:
    workouts = {each.id: each for each in map(planned, WEEKS)}
    each = await found(sqlite, PlanVersion("pl-autumn", 1, Blueprint("Autumn", workouts=workouts), NOW))
    first = next(pair for pair in each if pair.second == WeeklyFigure.QUALITY)
    assert (first.first, first.lag_weeks, first.found.n) == (WeeklyFigure.SLEEP, 0, len(WEEKS))
    assert first.found.rho == pytest.approx(1.0, abs=0.01)


async def test_runs_of_no_plan_have_no_quality(sqlite: Database) -> None:
    assert [pair for pair in await found(sqlite, None) if pair.second == WeeklyFigure.QUALITY] == []


async def test_a_week_s_100_yards_are_those_that_the_athlete_told(sqlite: Database) -> None:
    """Each week's swim had a faster time too, scaled from another pool and the same every week."""
    metres = [1500.0 + 100 * week for week in range(len(WEEKS))]
    random.Random(5).shuffle(metres)
    days = [TODAY - timedelta(weeks=back) for back in WEEKS]
    swims = tuple(
        replace(season.done(-7 * back, 45), sport=Sport.SWIM, distance_m=far)
        for back, far in zip(WEEKS, metres, strict=True)
    )
    told = [
        Reading(ReadingKind.SWIM_100YD, day, 100.0 - far / 100, BY_HAND) for day, far in zip(days, metres, strict=True)
    ]
    scaled = [Reading(ReadingKind.SWIM_100YD, day, 60.0, "garmin:1", SCALED) for day in days]
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await readings.upsert(unit, "anna", [*told, *scaled], NOW)
    await bring_in(sqlite, HandClock(), "anna", [Recording(swims)])
    async with sqlite.reading() as unit:
        each = await together_of(unit, "anna", TODAY, None)
    first = next(pair for pair in each if pair.second == WeeklyFigure.SWIM_100YD)
    assert (first.first, first.lag_weeks) == (WeeklyFigure.SWIM_METRES, 0)
    assert first.found.rho == pytest.approx(-1.0, abs=0.01)
