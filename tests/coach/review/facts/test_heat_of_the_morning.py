"""A pace gives way to heat that was measured; of weather to come nothing is said."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.dawn import dawn_of
from domain.metrics.heat import Heat
from domain.plan.plan import Blueprint, PlanVersion
from domain.review.brief import brief
from domain.training.recording import Recording
from domain.training.workout import Block, Step, StepKind, Target, TargetKind
from storage.database import Database
from storage.repositories import athletes, plans
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

MORNING = datetime.combine(TODAY, time(6), NOW.tzinfo)
PACE = Target(TargetKind.SPEED, 2.7, 3.0)


def plan(target: Target | None) -> PlanVersion:
    step = Step(StepKind.WORK, seconds=2400.0, target=target)
    run = season.run("w-today", 0, blocks=(Block((step,)),))
    return PlanVersion("pl-hot", 1, Blueprint("Summer", workouts={run.id: run}), NOW)


@pytest.mark.parametrize(
    ("target", "temperature_c", "expected"),
    [
        (PACE, 29.0, Heat(TODAY - timedelta(days=1), 29.0)),
        (PACE, 24.0, None),
        (PACE, None, None),
        (None, 29.0, None),
        (Target(TargetKind.HEART_RATE, 130, 145), 29.0, None),
    ],
)
async def test_only_measured_heat_and_only_where_there_is_a_pace(
    sqlite: Database, target: Target | None, temperature_c: float | None, expected: Heat | None
) -> None:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", plan(target))
    ran = replace(season.done(-1, 95.0), temperature_c=temperature_c)
    await bring_in(sqlite, HandClock(MORNING), "anna", [Recording((ran,))])
    async with sqlite.reading() as unit:
        dawn = await dawn_of(unit, "anna", MORNING)
    assert dawn is not None
    assert brief(dawn)[0].heat == expected
