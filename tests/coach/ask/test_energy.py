"""Energy behind a weight, from what is stored; and no plan for losing more than a body takes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.ask.energy import EnergyLook, energy_look, fat_kg
from bot.coach.bring_in.recordings import bring_in
from domain.athlete.athlete import Athlete
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Sex
from domain.metrics.energy import Refusal, resting_kcal
from domain.metrics.energy_spent import TrainingEnergy
from domain.metrics.trend import Point
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

WEIGHED: tuple[Point, ...] = tuple((TODAY - timedelta(days=3 * back), 80.0) for back in range(18, -1, -1))
ADULT = replace(season.runner().profile, sex=Sex.MALE, birth_year=1990, height_cm=season.known(180.0))
ANNA = replace(season.runner(), profile=ADULT)


def wants(kg: float, days: int, athlete: Athlete = ANNA) -> Athlete:
    return replace(athlete, goals=(Goal(GoalKind.WEIGHT, kg, by=TODAY + timedelta(days=days)),))


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        for name in ("anna", "ben"):
            await athletes.add(unit, replace(ANNA, id=name), NOW)
    return sqlite


async def look(database: Database, athlete: Athlete, weighed: tuple[Point, ...] = WEIGHED) -> EnergyLook:
    async with database.reading() as unit:
        return await energy_look(unit, athlete, weighed, TODAY)


async def test_rest_and_the_training_of_seven_days(store: Database) -> None:
    counted = [replace(season.done(-back), calories=300.0 + back) for back in (0, 6, 7)]
    await bring_in(store, HandClock(), "anna", [Recording(tuple(counted))])
    found = await look(store, ANNA)
    assert found.resting == resting_kcal(80.0, 180.0, 36, Sex.MALE)
    assert found.training == TrainingEnergy(606.0, 2, 2, 0)
    assert found.too_much is None


@pytest.mark.parametrize("missing", ["sex", "birth_year", "height_cm"])
async def test_of_whom_too_little_is_known_rest_is_not_guessed(store: Database, missing: str) -> None:
    unknown = replace(ANNA, profile=replace(ADULT, **{missing: None}))  # type: ignore[arg-type]
    assert (await look(store, unknown)).resting is None
    assert (await look(store, ANNA, ())).resting is None, "nor without a weight"


@pytest.mark.parametrize(
    ("kg", "days", "because"),
    [
        (79.0, 70, None),
        (70.0, 70, Refusal.TOO_LARGE),
        (85.0, 70, None),
        (80.0, 70, None),
        (60.0, -1, None),
    ],
)
async def test_a_goal_that_asks_for_more_than_a_body_takes(
    store: Database, kg: float, days: int, because: Refusal | None
) -> None:
    found = (await look(store, wants(kg, days))).too_much
    assert (found and found.because) == because
    assert found is None or found.kg_a_week == pytest.approx((kg - 80) / days * 7)


async def test_no_plan_for_losing_weight_for_the_young_and_the_hurt(store: Database) -> None:
    young = replace(ANNA, profile=replace(ADULT, birth_year=TODAY.year - 16))
    found = (await look(store, wants(79.0, 70, young))).too_much
    assert found is not None
    assert found.because is Refusal.UNDER_AGE
    for athlete_id, pain, because in (("ben", 9.0, None), ("anna", 5.0, None), ("anna", 6.0, Refusal.INJURED)):
        async with store.writing() as unit:
            told = Reading(ReadingKind.PAIN, TODAY - timedelta(days=2), pain, BY_HAND, "left_knee")
            await readings.upsert(unit, athlete_id, [told], NOW)
        too_much = (await look(store, wants(79.0, 70))).too_much
        assert (too_much and too_much.because) == because


async def test_fat_is_told_of_whoever_was_weighed_lately(store: Database) -> None:
    async with store.writing() as unit:
        weighed = Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=30), 80.0, "garmin")
        await readings.upsert(unit, "anna", [weighed], NOW)
        assert await fat_kg(unit, "anna", 15.0, TODAY) == pytest.approx(12.0)
        assert await fat_kg(unit, "anna", 15.0, TODAY + timedelta(days=1)) is None
        assert await fat_kg(unit, "ben", 15.0, TODAY) is None
