"""What an evening reads: of what only the athlete tells, nothing but what a goal is on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.review.facts.evidence import evidence_of
from domain.athlete.goals import Goal, GoalKind
from domain.training.reading import Reading, ReadingKind
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY

TOLD = {
    ReadingKind.JUMP,
    ReadingKind.BALANCE,
    ReadingKind.REACH,
    ReadingKind.SORENESS,
    ReadingKind.WEIGHT,
    ReadingKind.CSS,
    ReadingKind.ADAPTIVE_5K,
}


@pytest.mark.parametrize(
    ("kinds", "read"),
    [
        ((), set()),
        ((GoalKind.JUMP,), {ReadingKind.JUMP}),
        ((GoalKind.BALANCE, GoalKind.BODY_FAT), {ReadingKind.BALANCE}),
        ((GoalKind.CSS, GoalKind.RUN_5K), {ReadingKind.CSS, ReadingKind.ADAPTIVE_5K}),
    ],
)
async def test_a_jump_is_read_by_whoever_wants_to_jump(
    sqlite: Database, kinds: tuple[GoalKind, ...], read: set[ReadingKind]
) -> None:
    anna = replace(season.runner(), goals=tuple(Goal(kind, 40.0) for kind in kinds))
    async with sqlite.writing() as unit:
        await athletes.add(unit, anna, NOW)
        await readings.upsert(unit, "anna", [Reading(kind, TODAY, 40.0, "manual") for kind in TOLD], NOW)
        found = await evidence_of(unit, "anna", NOW)
    assert found is not None
    assert {each.kind for each in found.readings} == {ReadingKind.WEIGHT, ReadingKind.SORENESS, *read}


async def test_a_week_of_nights_and_the_sixty_before_it_are_read(sqlite: Database) -> None:
    nights = [Reading(ReadingKind.HRV, TODAY - timedelta(days=back), 60.0, "garmin") for back in range(90)]
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await readings.upsert(unit, "anna", nights, NOW)
        found = await evidence_of(unit, "anna", NOW)
    assert found is not None
    assert len(found.readings) == 67
