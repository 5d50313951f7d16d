"""Roll-ups are replaced from the first day that changed."""

from datetime import timedelta

import pytest

from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import rollups
from tests.builders.values import TODAY, rollup, week

DAYS = [TODAY + timedelta(days=offset) for offset in range(6)]


@pytest.mark.parametrize(
    "stored",
    [rollup(), DayRollup(TODAY, 0.0, 1 / 3, 0.1), DayRollup(TODAY, 1, 2, 3, dict.fromkeys(Sport, 1.5))],
)
async def test_a_roll_up_comes_back_as_it_was(unit: Unit, stored: DayRollup) -> None:
    await rollups.replace_from(unit, "anna", TODAY, [stored])
    assert await rollups.between(unit, "anna", TODAY, TODAY) == (stored,)


async def test_days_are_replaced_from_the_first_one_on(unit: Unit) -> None:
    await rollups.replace_from(unit, "anna", DAYS[0], [rollup(day) for day in DAYS])
    await rollups.replace_from(unit, "anna", DAYS[2], [rollup(day, load=0.0) for day in DAYS[2:4]])
    found = await rollups.between(unit, "anna", DAYS[0], DAYS[-1])
    assert found == (rollup(DAYS[0]), rollup(DAYS[1]), rollup(DAYS[2], 0.0), rollup(DAYS[3], 0.0))
    assert await rollups.between(unit, "anna", DAYS[1], DAYS[2]) == found[1:3]


async def test_nothing_instead_of_days_takes_them_away(unit: Unit) -> None:
    await rollups.replace_from(unit, "anna", DAYS[0], [rollup(day) for day in DAYS])
    await rollups.replace_from(unit, "anna", DAYS[1], [])
    assert await rollups.between(unit, "anna", DAYS[0], DAYS[-1]) == (rollup(DAYS[0]),)


@pytest.mark.parametrize("stored", [week(), WeekRollup(TODAY, 0, 0.0, 1 / 3, 0.1)])
async def test_a_week_comes_back_as_it_was(unit: Unit, stored: WeekRollup) -> None:
    await rollups.replace_weeks_from(unit, "anna", TODAY, [week(), week(TODAY + timedelta(days=7))])
    await rollups.replace_weeks_from(unit, "anna", TODAY, [stored])
    assert await rollups.weeks(unit, "anna", TODAY, DAYS[-1]) == (stored,)


async def test_what_is_rolled_up_reaches_from_the_first_day_to_the_last_and_has_its_weeks(unit: Unit) -> None:
    assert await rollups.reach(unit, "anna") is None
    await rollups.replace_from(unit, "anna", DAYS[0], [rollup(day) for day in DAYS])
    assert await rollups.reach(unit, "anna") is None, "days of an older build, of which there are no weeks yet"
    await rollups.replace_weeks_from(unit, "anna", DAYS[0], [week()])
    assert await rollups.reach(unit, "anna") == (DAYS[0], DAYS[-1])
