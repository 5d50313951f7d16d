"""What a brief proposes, beside what the evening proposed and what the athlete wants."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.approve.approvals import approve
from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import Outcome
from bot.coach.approve.undo import undo
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.briefing import brief_due, brief_now
from bot.coach.review.easing import ask_to_ease
from bot.telegram.messages.registry import render
from bot.telegram.messages.words import moment
from domain.errors import NotFound
from domain.plan.limits import Limits
from domain.plan.proposal import Proposal, ProposalState, Reason
from domain.review.advice import MorningRule
from domain.training.recording import Recording
from domain.training.workout import Purpose
from storage.database import Database
from storage.repositories import plans, proposals
from tests.builders import season
from tests.builders.briefed import brief_of
from tests.builders.mornings import HARD_DAY, SEVEN, briefed, nights, reviewer, wake
from tests.builders.season import PLAN_ID, HandClock


async def proposed_now(database: Database, clock: HandClock) -> Proposal:
    await brief_due(reviewer(database, clock), "anna")
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    return proposal


async def test_what_was_approved_for_today_can_be_undone_until_midnight(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    clock = HandClock(SEVEN)
    proposal = await proposed_now(database, clock)
    await approve(season.approver(database, clock), season.tap(proposal))
    clock.advance(hours=12)
    assert (await undo(season.approver(database, clock), season.tap(proposal))).outcome is Outcome.UNDONE
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.INTERVALS


async def test_what_was_run_as_planned_is_not_made_easy_afterwards(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    clock = HandClock(SEVEN)
    proposal = await proposed_now(database, clock)
    clock.advance(hours=4)
    early = replace(season.done(3, 45.0), started_at=SEVEN + timedelta(hours=1))
    await bring_in(database, clock, "anna", [Recording((early,))])
    decided = await approve(season.approver(database, clock), season.tap(proposal))
    assert decided.outcome is Outcome.STALE
    assert (await season.current_plan(database)).number == 1


async def test_a_plan_of_the_athletes_own_is_not_taken_off_the_table(database: Database) -> None:
    athlete = await wake(database, nights(35.0, 5.0))
    async with database.writing() as unit:
        plan = await plans.current(unit, athlete.id)
        assert plan is not None
        bounds = await situation_of(unit, athlete, HARD_DAY)
        wish = Wish(season.SHORTEN, (Reason("made_plan", 2.0, 2.0),))
        own, applied = proposed(wish, athlete, plan, Limits(), bounds, SEVEN - timedelta(hours=8))
        await put_forward(unit, athlete, plan, own, applied, Message())
    assert (await proposed_now(database, HandClock(SEVEN))).id == own.id
    (message,) = await briefed(database)
    assert "waits for your tap first" in render(message.notice).html


EVENING_BEFORE = SEVEN - timedelta(hours=10)


async def wake_with_a_card(database: Database) -> Proposal:
    """What the evening had proposed is not answered yet, and the night was bad."""
    athlete = await wake(database, nights(35.0, 5.0))
    return await season.propose(database, athlete, season.SHORTEN[1:], EVENING_BEFORE)


async def state_of(database: Database, proposal: Proposal) -> ProposalState:
    async with database.reading() as unit:
        found = await proposals.get(unit, "anna", proposal.id)
    assert found is not None
    return found.state


async def test_what_the_evening_proposed_stays_open_and_the_brief_says_so(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    assert await state_of(database, evening) is ProposalState.OPEN
    (message,) = await briefed(database)
    said = render(message.notice)
    assert said.html.startswith("<b>Easier today: Easy run")
    assert f"what I proposed on {moment(EVENING_BEFORE, season.runner().zone)} still waits for your tap" in said.html
    assert [[button.data for button in row] for row in said.buttons] == [[f"v:w-hard:{HARD_DAY:%Y%m%d}:easier"]]
    stored = await brief_of(database, "anna", HARD_DAY)
    assert stored is not None
    assert (stored.decision, stored.proposal_id) == ("modify", None)
    decided = await approve(season.approver(database, clock), season.tap(evening))
    assert decided.outcome is Outcome.APPROVED


async def test_a_tap_asks_for_the_easy_day_instead_and_another_makes_it_so(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)
    assert await state_of(database, evening) is ProposalState.SUPERSEDED
    async with database.reading() as unit:
        easing = await proposals.open_of(unit, "anna", PLAN_ID)
    assert easing is not None
    assert [reason.rule for reason in easing.reasons] == [MorningRule.READINESS_RED]
    assert (await season.current_plan(database)).number == 1
    await approve(season.approver(database, clock), season.tap(easing))
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.EASY


async def test_after_the_evenings_is_answered_the_easy_day_can_still_be_asked_for(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    await approve(season.approver(database, clock), season.tap(evening))
    await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)
    async with database.reading() as unit:
        easing = await proposals.open_of(unit, "anna", PLAN_ID)
    assert easing is not None
    assert easing.base_version == 2


@pytest.mark.parametrize(
    ("hours", "last_hrv", "refused"), [(24, 35.0, "session_not_today"), (0, 61.0, "nothing_to_ease")]
)
async def test_what_is_not_advised_by_now_is_not_asked_for(
    database: Database, hours: int, last_hrv: float, refused: str
) -> None:
    await wake(database, nights(last_hrv, 7.6))
    clock = HandClock(SEVEN + timedelta(hours=hours))
    with pytest.raises(NotFound, match=refused):
        await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)


async def test_what_is_over_or_out_of_date_keeps_nothing_back(database: Database) -> None:
    athlete = await wake(database, nights(35.0, 5.0))
    over = await season.propose(database, athlete, now=SEVEN - timedelta(hours=25))
    await brief_now(reviewer(database, HandClock(SEVEN)), "anna")
    assert await state_of(database, over) is ProposalState.EXPIRED
    async with database.writing() as unit:
        plan = await plans.current(unit, "anna")
        assert plan is not None
        old = await proposals.open_of(unit, "anna", PLAN_ID)
        assert old is not None
        await proposals.close(unit, "anna", old.id, ProposalState.REJECTED, SEVEN)
        stale = replace(old, id="stale", reasons=(Reason("low_adherence"),), expires_at=SEVEN + timedelta(hours=9))
        await proposals.add(unit, stale)
        await plans.append(unit, "anna", replace(plan, number=plan.number + 1, made_at=SEVEN))
    await brief_now(reviewer(database, HandClock(SEVEN)), "anna")
    assert await state_of(database, stale) is not ProposalState.OPEN


async def test_a_brief_that_is_asked_for_again_brings_its_card_anew(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    first = await proposed_now(database, HandClock(SEVEN))
    await brief_now(reviewer(database, HandClock(SEVEN + timedelta(hours=1))), "anna")
    assert await state_of(database, first) is ProposalState.SUPERSEDED
    async with database.reading() as unit:
        second = await proposals.open_of(unit, "anna", PLAN_ID)
    assert second is not None
    assert second.patch == first.patch
