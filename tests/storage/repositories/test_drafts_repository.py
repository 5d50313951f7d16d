"""A plan that was shown can be saved once, and in time."""

from datetime import timedelta

from sqlalchemy import func, select

from storage.database import Unit
from storage.repositories import drafts
from storage.tables.drafts import plan_drafts
from tests.builders.values import NOW

BODY = {"plan": {"title": "Winter", "weeks": [1, 2.5, None, True]}}
LATER = NOW + timedelta(hours=1)


async def test_a_draft_is_taken_once(unit: Unit) -> None:
    await drafts.add(unit, "anna", "one", BODY, LATER)
    await drafts.add(unit, "anna", "two", {}, LATER)
    assert await drafts.take(unit, "anna", "one", NOW) == BODY
    assert await drafts.take(unit, "anna", "one", NOW) is None
    assert await drafts.take(unit, "anna", "two", NOW) == {}


async def test_a_draft_runs_out_and_is_cleared_away(unit: Unit) -> None:
    await drafts.add(unit, "anna", "one", BODY, LATER)
    await drafts.add(unit, "anna", "two", BODY, LATER)
    assert await drafts.take(unit, "anna", "one", LATER) is None
    assert (await unit.execute(select(func.count()).select_from(plan_drafts))).scalar_one() == 0
