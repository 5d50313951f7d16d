"""Races and their predictions come back as they were."""

from dataclasses import replace
from datetime import timedelta

from domain.race.race import Race
from storage.database import Database
from storage.repositories import athletes, predictions, races
from tests.builders.values import NOW, TODAY, athlete, prediction, race

TEN = Race("r-ten", "Ten", TODAY, 10_000.0)


async def test_races_come_back_by_their_day(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await races.replace(unit, "anna", [race(), TEN], NOW)
        assert await races.of_athlete(unit, "anna") == (TEN, race())
        await races.replace(unit, "anna", [race("Other name", None)], NOW)
        assert await races.of_athlete(unit, "anna") == (race("Other name", None),)
        await races.replace(unit, "anna", [], NOW)
        assert await races.of_athlete(unit, "anna") == ()


async def test_predictions_come_back_and_go_with_their_race(database: Database) -> None:
    second = replace(
        prediction(6_400.0, TODAY + timedelta(1)),
        riegel_s=None,
        gap_s=None,
        gap_s_per_km=None,
        verdict=None,
        volume=replace(prediction().volume, planned_weekly_m=None),
    )
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await races.replace(unit, "anna", [race(), TEN], NOW)
        await predictions.replace_from(unit, "anna", TODAY, [prediction(), second])
        assert await predictions.between(unit, "anna", TODAY, TODAY + timedelta(9)) == (prediction(), second)
        await races.replace(unit, "anna", [race("Renamed"), TEN], NOW)
        assert len(await predictions.between(unit, "anna", TODAY, TODAY + timedelta(9))) == 2
        await predictions.replace_from(unit, "anna", second.day, [])
        assert await predictions.between(unit, "anna", TODAY, TODAY + timedelta(9)) == (prediction(),)
        await races.replace(unit, "anna", [TEN], NOW)
        assert await predictions.between(unit, "anna", TODAY, TODAY + timedelta(9)) == ()
