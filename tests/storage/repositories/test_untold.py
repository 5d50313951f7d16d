"""What is made up for later stands behind what was told: it takes the place of nothing, and gives way."""

from datetime import timedelta

import pytest

from storage.database import Unit
from storage.repositories import briefs, insights, reviews, weekly
from storage.repositories.briefs import StoredBrief
from storage.repositories.insights import InsightKind
from storage.repositories.reviews import StoredReview
from tests.builders.briefed import BRIEF
from tests.builders.values import NOW, TODAY, swim

LATER = NOW + timedelta(days=30)
LIVE, MADE_UP = {"live": 1}, {"made up": 1}


async def test_a_review_made_up_for_is_no_latest_one_and_gives_way(unit: Unit) -> None:
    made_up = StoredReview(TODAY, "adjust", MADE_UP, None, LATER)
    assert await reviews.add_untold(unit, "anna", made_up)
    assert not await reviews.add_untold(unit, "anna", made_up)
    assert await reviews.get(unit, "anna", TODAY) == made_up
    assert (await reviews.latest(unit, "anna"), await reviews.count_untold(unit, "anna")) == (None, 1)
    assert await reviews.add(unit, "anna", TODAY, "keep", LIVE, None, LATER)
    assert not await reviews.add_untold(unit, "anna", made_up)
    assert (await reviews.latest(unit, "anna")) == StoredReview(TODAY, "keep", LIVE, None, LATER)
    assert await reviews.count_untold(unit, "anna") == 0


async def test_one_asked_for_again_was_told(unit: Unit) -> None:
    await reviews.add_untold(unit, "anna", StoredReview(TODAY, "adjust", MADE_UP, None, LATER))
    await reviews.replace(unit, "anna", TODAY, "keep", LIVE, None, LATER)
    assert await reviews.latest(unit, "anna") is not None


async def test_a_brief_made_up_for_gives_way(unit: Unit) -> None:
    made_up, live = (StoredBrief(TODAY, "go", facts, None, NOW) for facts in (MADE_UP, LIVE))
    assert await briefs.add_untold(unit, "anna", made_up)
    assert not await briefs.add_untold(unit, "anna", made_up)
    assert await briefs.count_untold(unit, "anna") == 1
    assert await briefs.add(unit, "anna", live)
    assert not await briefs.add(unit, "anna", made_up)
    assert not await briefs.add_untold(unit, "anna", made_up)
    assert await briefs.days(unit, "anna", TODAY, TODAY) == {TODAY}
    (row,) = (await unit.execute(BRIEF)).all()
    assert StoredBrief(*row) == live


async def test_of_weeks_made_up_for_nothing_was_said(unit: Unit) -> None:
    assert await weekly.add_untold(unit, "anna", TODAY, MADE_UP, LATER)
    assert not await weekly.add_untold(unit, "anna", TODAY, MADE_UP, LATER)
    assert await weekly.since(unit, "anna", TODAY) == ()
    assert await weekly.mondays(unit, "anna", TODAY, TODAY) == {TODAY}
    await weekly.put(unit, "anna", TODAY, LIVE, LATER)
    assert not await weekly.add_untold(unit, "anna", TODAY, MADE_UP, LATER)
    assert await weekly.since(unit, "anna", TODAY) == ((TODAY, LIVE),)
    assert await weekly.count_untold(unit, "anna") == 0


@pytest.mark.parametrize("first", ["wanted", "told", "given up", "nothing"])
async def test_a_note_made_up_for_takes_the_place_of_none_but_one_that_was_given_up(unit: Unit, first: str) -> None:
    key, kind = swim().key, InsightKind.POST_WORKOUT
    if first != "nothing":
        await insights.want(unit, "anna", kind, key, NOW)
        wanted = await insights.get(unit, "anna", kind, key)
        assert wanted is not None
        if first == "told":
            await insights.put(unit, wanted, LIVE, NOW)
        if first == "given up":
            await insights.drop(unit, wanted)
    before = await insights.get(unit, "anna", kind, key)
    stands = first in {"wanted", "told"}
    assert await insights.settled(unit, "anna", kind) == ({key} if stands else set())
    assert await insights.add_untold(unit, "anna", key, MADE_UP, LATER) is not stands
    assert not await insights.add_untold(unit, "anna", key, {}, LATER)
    after = await insights.get(unit, "anna", kind, key)
    assert after is not None
    assert after == before if stands else after.facts == MADE_UP
    assert await insights.settled(unit, "anna", kind) == {key}
    assert await insights.wanted(unit, LATER) == ((before,) if first == "wanted" else ())
