"""A lift of one's own body, typed: it counts with the weight of whoever did it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.profile import Known, Origin
from domain.errors import RuleBroken
from domain.training.reading import Reading, ReadingKind
from storage.repositories import athletes, readings
from tests.builders.pen import Pen
from tests.builders.season import NOW, TODAY
from tests.coach.bring_in.test_by_hand import pen

__all__ = ["pen"]

DAY = timedelta(days=1)


async def test_a_pull_up_counts_with_the_weight_of_who_did_it(pen: Pen) -> None:
    """(80 + 15) kg × (1 + 5 / 30)."""
    with pytest.raises(RuleBroken, match="body_weight_unknown"):
        await pen.write("pull up 5x15kg")
    async with pen.database.writing() as unit:
        await readings.upsert(unit, "anna", [Reading(ReadingKind.WEIGHT, TODAY - 91 * DAY, 60.0, "scale")], NOW)
    with pytest.raises(RuleBroken, match="body_weight_unknown"):
        await pen.write("pull up 5x15kg")
    async with pen.database.writing() as unit:
        await readings.upsert(unit, "anna", [Reading(ReadingKind.WEIGHT, TODAY - 90 * DAY, 80.0, "scale")], NOW)
    assert "110.8 kg" in (await pen.write("pull up 5x15kg")).words


async def test_the_weight_that_an_athlete_once_told_does_where_none_was_measured(pen: Pen) -> None:
    async with pen.database.writing() as unit:
        anna = await athletes.get(unit, "anna")
        assert anna is not None
        told = replace(anna.profile, weight_kg=Known(70.0, Origin.ATHLETE, TODAY))
        await athletes.save(unit, replace(anna, profile=told))
    assert "99.2 kg" in (await pen.write("pull up 5x15kg")).words, "(70 + 15) kg × (1 + 5 / 30)"
