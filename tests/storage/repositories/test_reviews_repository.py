"""One review a day, and the newest one before a day."""

from datetime import timedelta

from storage.database import Unit
from storage.repositories import reviews
from storage.repositories.reviews import StoredReview
from tests.builders.values import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)
FACTS = {"minutes": 45.5, "flags": ["hrv_low"], "swim": None}


async def test_a_day_has_one_review(unit: Unit) -> None:
    assert await reviews.add(unit, "anna", TODAY, "adjust", FACTS, "p1", NOW)
    assert not await reviews.add(unit, "anna", TODAY, "keep", {}, None, NOW + timedelta(hours=1))
    assert await reviews.get(unit, "anna", TODAY) == StoredReview(TODAY, "adjust", FACTS, "p1", NOW)
    assert await reviews.get(unit, "anna", YESTERDAY) is None


async def test_a_review_asked_for_again_replaces_the_first(unit: Unit) -> None:
    await reviews.add(unit, "anna", TODAY, "adjust", FACTS, "p1", NOW)
    later = NOW + timedelta(hours=1)
    await reviews.replace(unit, "anna", TODAY, "keep", {}, None, later)
    await reviews.replace(unit, "anna", YESTERDAY, "keep", {}, None, later)
    assert await reviews.get(unit, "anna", TODAY) == StoredReview(TODAY, "keep", {}, None, later)
    assert await reviews.get(unit, "anna", YESTERDAY) is not None


async def test_the_latest_is_that_of_the_newest_day(unit: Unit) -> None:
    assert await reviews.latest(unit, "anna", None) is None
    for day, proposal_id in ((TODAY, "p2"), (YESTERDAY, "p1")):
        await reviews.add(unit, "anna", day, "adjust", FACTS, proposal_id, NOW)
    newest, before = await reviews.latest(unit, "anna", None), await reviews.latest(unit, "anna", TODAY)
    assert newest is not None
    assert before is not None
    assert (newest.day, before.day) == (TODAY, YESTERDAY)
    assert await reviews.latest(unit, "anna", YESTERDAY) is None
