"""What is computed anew: only what is otherwise is written, and only another value moves anything else."""

from datetime import timedelta

from bot.coach.bring_in.computed import store_computed
from domain.training.reading import BY_THE_COACH, Reading, ReadingKind
from storage.database import Database
from storage.repositories import athletes, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY


def weekly(weeks_ago: int, seconds: float, n: int) -> Reading:
    day = TODAY - timedelta(weeks=weeks_ago)
    return Reading(ReadingKind.ADAPTIVE_5K, day, seconds, BY_THE_COACH, method="heart_rate", n=n)


async def test_another_way_to_the_same_value_is_kept_and_moves_nothing(database: Database) -> None:
    stored = [weekly(3, 1_300.0, 5), weekly(2, 1_290.0, 6), weekly(1, 1_280.0, 6)]
    computed = [weekly(3, 1_300.0, 5), weekly(2, 1_290.0, 9), weekly(0, 1_270.0, 7)]
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await readings.upsert(unit, "anna", stored, NOW)
        moved = await store_computed(unit, "anna", stored, computed, NOW)
        found = await readings.of_kind(unit, "anna", ReadingKind.ADAPTIVE_5K, stored[0].day, TODAY)
    assert found == tuple(computed)
    assert moved == {stored[2].day, computed[2].day}
