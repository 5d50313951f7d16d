"""Fitness is told as far as it is known, which is as far as an evening review knows it."""

from datetime import date, datetime, timedelta

import pytest

from bot.coach.ask.trends import Asked, Told, trend_of
from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.facts.known_loads import known_loads
from bot.telegram.charts.values.fitness import FitnessChart
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.fitness import fitness_picture
from domain.metrics.registry import BY_KEY
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits, Situation
from domain.review.examine import Rules, examine
from domain.training.rollup import DayRollup
from domain.training.service import Service
from storage.database import Database
from storage.repositories import athletes, connections, rollups
from tests.builders import season
from tests.builders.season import NOW, TODAY

ANNA = season.runner()
CTL = Asked(BY_KEY["ctl"])


async def moved_in(database: Database, answered_at: datetime | None, *, connected: bool = True) -> None:
    """With loads up to four days ago, rolled up to today, and a watch that answered last at that time."""
    days = [
        DayRollup(TODAY - timedelta(days=back), 60.0 if back >= 4 else 0.0, 40.0 + back / 10, 45.0 - back / 10)
        for back in range(200, -1, -1)
    ]
    async with database.writing() as unit:
        await athletes.add(unit, ANNA, NOW)
        await rollups.replace_from(unit, "anna", days[0].day, days)
        if connected:
            await connections.connect(unit, "anna", Service.GARMIN, NOW)
            await connections.change(unit, "anna", Service.GARMIN, {"succeeded_at": answered_at})


async def reviewed_as_of(database: Database) -> date | None:
    async with database.reading() as unit:
        evidence = await evidence_of(unit, "anna", NOW)
    assert evidence is not None
    return examine(evidence, Rules(Limits(), Thresholds()), Situation(TODAY)).review.condition.load_as_of


async def fitness(database: Database) -> tuple[Told, FitnessChart]:
    async with database.reading() as unit:
        told = await trend_of(unit, ANNA, CTL, NOW)
        picture = await fitness_picture(Asking(unit, ANNA, CTL, told.trend, NOW))
    assert picture is not None
    return told, picture


@pytest.mark.parametrize("back", [0, 1, 3, 30, 89, 90, 91, 150, None])
async def test_it_is_cut_where_a_review_cuts_it(sqlite: Database, back: int | None) -> None:
    await moved_in(sqlite, None if back is None else NOW - timedelta(days=back))
    told, picture = await fitness(sqlite)
    assert told.as_of == await reviewed_as_of(sqlite)
    last = told.as_of or TODAY
    assert told.trend.points[-1] == (last, 40.0 + (TODAY - last).days / 10)
    assert [value is None for value in picture.fitness] == [
        TODAY - timedelta(days=89 - index) > last for index in range(90)
    ]


async def test_a_week_that_is_known_in_part_is_no_week_of_less(sqlite: Database) -> None:
    """Of eight even weeks and three days the last is left out of the trend, though it is over by now."""
    await moved_in(sqlite, NOW - timedelta(days=7))
    async with sqlite.writing() as unit:
        even = [DayRollup(TODAY - timedelta(days=back), 60.0 + back % 7, 40.0, 45.0) for back in range(200, -1, -1)]
        await rollups.replace_from(unit, "anna", even[0].day, even)
    async with sqlite.reading() as unit:
        told = await trend_of(unit, ANNA, Asked(BY_KEY["load"]), NOW)
    assert told.as_of == TODAY - timedelta(days=7)
    assert told.trend.weeks[-1][1] < told.trend.weeks[-2][1] / 2
    assert told.trend.change is not None
    assert told.trend.change.per_28_days == pytest.approx(0)


async def test_without_a_service_the_days_that_nothing_came_of_are_days_of_rest(sqlite: Database) -> None:
    await moved_in(sqlite, None, connected=False)
    later = NOW + timedelta(days=3)
    async with sqlite.reading() as unit:
        known = await known_loads(unit, ANNA, TODAY - timedelta(days=9), later)
    assert known.as_of is None
    assert [each.day for each in known.days] == [TODAY + timedelta(days=ahead) for ahead in range(-9, 4)]
    assert known.days[-1].ctl < known.days[-4].ctl
