"""What a tap under the brief asks for is a card, and only the tap under that changes the plan."""

from datetime import date, datetime, timedelta

import pytest

from bot.coach.approve.approvals import approve
from bot.coach.approve.tap import Outcome
from bot.coach.approve.varying import ASKED, Otherwise, ask_otherwise
from bot.coach.bring_in.recordings import bring_in
from domain.errors import NotFound
from domain.plan.limits import Limits
from domain.review.variants import Variant
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import proposals
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

HARD_DAY = TODAY + timedelta(days=3)
THEN = NOW + timedelta(days=3)


async def ask(
    database: Database, variant: Variant, workout_id: str = "w-hard", day: date = HARD_DAY, now: datetime = THEN
) -> None:
    async with database.writing() as unit:
        await ask_otherwise(unit, "anna", Otherwise(workout_id, day, variant), Limits(), now)


@pytest.mark.parametrize("variant", Variant)
async def test_a_card_comes_and_its_tap_changes_the_session(database: Database, variant: Variant) -> None:
    await season.move_in(database)
    await ask(database, variant)
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    assert [reason.rule for reason in proposal.reasons] == [ASKED]
    assert proposal.expires_at - THEN == timedelta(hours=3, minutes=30), "today's ends with the day"
    before = (await season.current_plan(database)).blueprint.workouts["w-hard"]
    assert (before.minutes, before.day) == (45, HARD_DAY)
    decided = await approve(season.approver(database, HandClock(THEN)), season.tap(proposal))
    assert decided.outcome is Outcome.APPROVED
    after = (await season.current_plan(database)).blueprint.workouts["w-hard"]
    changed = {Variant.SHORTER: (20, HARD_DAY), Variant.LATER: (45, HARD_DAY + timedelta(days=1))}
    assert (after.minutes, after.day) == changed[variant]


@pytest.mark.parametrize(
    ("workout_id", "day"), [("w-hard", TODAY), ("w-easy", HARD_DAY), ("w-gone", HARD_DAY)], ids=["old", "other", "gone"]
)
async def test_a_brief_of_another_day_asks_for_nothing(database: Database, workout_id: str, day: date) -> None:
    await season.move_in(database)
    with pytest.raises(NotFound, match="session_not_today"):
        await ask(database, Variant.SHORTER, workout_id, day)


@pytest.mark.parametrize("days", [-1, 1])
@pytest.mark.parametrize("variant", Variant)
async def test_a_session_of_yesterday_or_tomorrow_stays_as_it_is(
    database: Database, variant: Variant, days: int
) -> None:
    await season.move_in(database)
    with pytest.raises(NotFound, match="session_not_today"):
        await ask(database, variant, now=THEN + timedelta(days=days))


async def test_what_is_done_stays_as_it_is(database: Database) -> None:
    await season.move_in(database)
    await bring_in(database, HandClock(THEN), "anna", [Recording((season.done(3, 45.0),))])
    with pytest.raises(NotFound, match="session_not_today"):
        await ask(database, Variant.LATER)
