"""The lifts that are trained most, and their picture."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.ask.lifts import LiftedWeeks, lifted_weeks, most_trained
from bot.coach.ask.trend_told import trend_told
from bot.coach.ask.trends import Asked
from bot.coach.bring_in.recordings import bring_in
from bot.telegram.charts.values.lift import Lift, LiftChart
from bot.telegram.pictures.lift import lifts_picture
from domain.athlete.athlete import Units, WeightUnit
from domain.metrics.registry import BY_KEY
from domain.metrics.trending import Trending
from domain.training.activity import LiftSet
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.units import KG_PER_POUND
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

DAY = timedelta(days=1)
POUNDS = Units(weight=WeightUnit.POUND)


async def trained(database: Database, sets: dict[str, int], back: int = 3) -> tuple[Trending, ...]:
    """So many sets of each exercise that many days ago, and what was found then."""
    reps = {"plank": 20}
    done = [
        LiftSet(name, reps=reps.get(name, 5), weight_kg=100.0) for name, count in sets.items() for _ in range(count)
    ]
    session = replace(season.done(-back, 60), sport=Sport.STRENGTH, source_id=f"s-{back}", sets=tuple(done))
    await bring_in(database, HandClock(), "anna", [Recording((session,))])
    async with database.reading() as unit:
        return await most_trained(unit, "anna", TODAY)


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
    return sqlite


async def test_the_four_of_most_sets_come_first(store: Database) -> None:
    sets = {"front_squat": 1, "bench_press": 3, "back_squat": 5, "deadlift": 2, "barbell_row": 4}
    found = await trained(store, sets)
    assert [each.of for each in found] == ["back_squat", "barbell_row", "bench_press", "deadlift"]
    assert [each.points[0][0] for each in found] == [TODAY - 3 * DAY] * 4


async def test_a_lift_is_left_out_that_is_long_ago_or_points_to_no_maximum(store: Database) -> None:
    await trained(store, {"front_squat": 9}, back=91)
    assert [each.of for each in await trained(store, {"plank": 5, "bench_press": 1})] == ["bench_press"]


async def test_the_volume_of_a_lift_is_told_of_this_week_and_the_last(store: Database) -> None:
    """Today is a Wednesday: three days ago is last week, and ten days ago the one before."""
    for back, sets in ((0, 2), (2, 1), (3, 4), (9, 5), (10, 9)):
        await trained(store, {"back_squat": sets, "bench_press": 7, "plank": 3}, back)
    async with store.reading() as unit:
        found = await lifted_weeks(unit, "anna", "back_squat", TODAY)
        _, facts = await trend_told(unit, season.runner(), Asked(BY_KEY["e1rm"], "back_squat"), NOW)
        assert await lifted_weeks(unit, "anna", "deadlift", TODAY) is None
        assert await lifted_weeks(unit, "anna", "back_squat", TODAY + 14 * DAY) is None
    assert found == LiftedWeeks(3 * 500.0, 9 * 500.0)
    assert facts["lifted"] == {"this_week_kg": 1500.0, "last_week_kg": 4500.0}


async def test_one_that_was_typed_counts_as_a_set(store: Database) -> None:
    async with store.writing() as unit:
        typed = [Reading(ReadingKind.E1RM, TODAY - back * DAY, 180.0, BY_HAND, "deadlift") for back in range(2)]
        await readings.upsert(unit, "anna", typed, NOW)
    assert [each.of for each in await trained(store, {"bench_press": 1})] == ["deadlift", "bench_press"]


def test_the_picture_is_in_the_unit_of_the_athlete() -> None:
    lifts = [Trending("e1rm", ((TODAY, 100.0),), (), of) for of in ("back_squat", "dip")]
    pounds = ((TODAY, 100.0 * (1 / KG_PER_POUND)),)
    assert lifts_picture(lifts, POUNDS) == LiftChart((Lift("Back squat", pounds), Lift("Dip", pounds)), "lb")
    assert lifts_picture((), POUNDS) is None
