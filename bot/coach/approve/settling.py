"""The two places where an athlete says what becomes of workouts that are not there as they should be."""

from datetime import datetime

import msgspec

from bot.coach.approve.anew import Settled, Wish, settle
from bot.coach.approve.approvals import Approver
from bot.coach.approve.card import exports_of, queue_card, undo_id
from bot.coach.approve.noticing import asked_in
from bot.coach.approve.tap import Tap
from domain.athlete.athlete import Athlete
from domain.errors import NotFound
from domain.notice import Notice
from domain.plan.limits import Limits
from domain.plan.proposal import ProposalState
from storage.database import Unit
from storage.repositories import athletes, exports, outbox, plans, proposals
from storage.repositories.outbox import Outgoing

WISHED, SETTLED = "wished", "settled"


async def settle_card(approver: Approver, tap: Tap, wish: Wish) -> Settled:
    """Of what the card of an approved proposal tells.

    Raises NotFound for a proposal that is not this athlete's, or that was not approved.
    """
    now = approver.clock.now()
    async with approver.database.writing() as unit:
        athlete = await athletes.get(unit, tap.athlete_id, lock=True)
        proposal = await proposals.get(unit, tap.athlete_id, tap.proposal_id)
        if athlete is None or proposal is None or proposal.state is not ProposalState.APPROVED:
            raise NotFound("proposal_not_found")
        undone = await proposals.get(unit, athlete.id, undo_id(proposal.id))
        sent = await exports_of(unit, athlete.id, undone or proposal)
        settled = await settle(unit, athlete, sent, wish, approver.limits, now)
        if not settled.workouts:
            await queue_card(unit, athlete, proposal.id, now)
        await tap.finish(unit)
    return settled


async def settle_question(
    unit: Unit, athlete: Athlete, asked: Outgoing, wish: Wish, limits: Limits, now: datetime
) -> Settled:
    """Of what a message asked about, which says then what became of it. Raises NotFound without a plan."""
    version = await plans.current(unit, athlete.id)
    if version is None:
        raise NotFound("plan_not_found")
    ids = {each.export_id for each in asked_in(asked.notice.facts)}
    at_rest = await exports.given_up(unit, athlete.id, version.plan_id)
    settled = await settle(unit, athlete, [each for each in at_rest if each.id in ids], wish, limits, now)
    facts = {**asked.notice.facts, WISHED: wish.value, SETTLED: msgspec.to_builtins(settled)}
    await outbox.add(unit, athlete.id, asked.chat_id, Notice(asked.notice.kind, facts, edits=asked.id), now)
    return settled
