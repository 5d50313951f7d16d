"""The race that lies ahead, with what was predicted for it."""

from datetime import timedelta

from bot.coach.ask.races import next_race
from domain.race.race import Race
from storage.database import Database
from storage.repositories import athletes, races
from tests.builders import season
from tests.builders.season import NOW, TODAY


async def test_the_next_one_is_told_and_past_ones_are_not(sqlite: Database) -> None:
    async with sqlite.writing() as unit:
        for name in ("anna", "ben"):
            await athletes.add(unit, season.runner(name), NOW)
        every = [Race(f"r-{days}", "A race", TODAY + timedelta(days=days), 10_000.0, 2_700.0) for days in (-5, 40, 9)]
        await races.replace(unit, "anna", every, NOW)
        found = await next_race(unit, "anna", TODAY)
        assert found is not None
        assert (found.race.id, found.predicted) == ("r-9", ())
        assert await next_race(unit, "ben", TODAY) is None
        assert await next_race(unit, "anna", TODAY + timedelta(days=41)) is None
