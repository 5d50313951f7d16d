"""Fatigue on the days after a race: no sign of the evening, and no ratio behind fitness."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.facts.load_state import load_state
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits, Situation
from domain.plan.plan import Blueprint, PlanVersion
from domain.race.race import Race
from domain.review.decision import Rule
from domain.review.examine import Rules, examine
from domain.training.recording import Recording
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.workout import Purpose
from domain.units import TEN_KM_M
from storage.database import Database
from storage.repositories import athletes, plans, races, rollups
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

TWO_DAYS = timedelta(days=2)


@pytest.fixture
async def store(sqlite: Database) -> Database:
    """Of somebody who has been tired for weeks."""
    raced = season.run("w-race", -2, 45, purpose=Purpose.RACE)
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await plans.create(unit, "anna", PlanVersion("pl-1", 1, Blueprint("10 km", workouts={"w-race": raced}), NOW))
    return sqlite


async def fatigue_of(store: Database) -> tuple[bool, float | None]:
    """Whether the evening sees it, and the ratio behind fitness."""
    days = [DayRollup(TODAY - timedelta(days=back), 60.0, 40.0, 60.0) for back in range(60, -1, -1)]
    async with store.writing() as unit:
        await rollups.replace_from(unit, "anna", days[0].day, days)
        await rollups.replace_weeks_from(unit, "anna", days[0].day, [WeekRollup(days[0].day, 1, 1.0, 1.0, 1.0)])
        evidence = await evidence_of(unit, "anna", NOW)
        assert evidence is not None
        state = await load_state(unit, season.runner(), NOW)
    review = examine(evidence, Rules(Limits(), Thresholds()), Situation(TODAY)).review
    return Rule.FATIGUE_RATIO in {reason.rule for reason in review.reasons}, state.ratio


async def test_without_a_race_it_is_a_sign(store: Database) -> None:
    assert await fatigue_of(store) == (True, 1.5)


async def test_a_race_that_was_told_lets_it_be(store: Database) -> None:
    async with store.writing() as unit:
        await races.replace(unit, "anna", [Race("r-1", "City run", TODAY - TWO_DAYS, TEN_KM_M)], NOW)
    assert await fatigue_of(store) == (False, None)


async def test_so_does_a_race_of_the_plan_that_was_run(store: Database) -> None:
    await bring_in(store, HandClock(), "anna", [Recording((replace(season.done(-2, 45), source_id="race"),))])
    async with store.writing() as unit:
        await rematch(unit, season.runner(), NOW)
    assert await fatigue_of(store) == (False, None)
