"""Taking an approval back: one more version, equal to the one before it, exported like any other."""

from bot.coach.approve.approvals import Approver, commit_version
from bot.coach.approve.card import is_undo, queue_card, undo_id, undo_until
from bot.coach.approve.tap import Decided, Outcome, Tap
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.diff import difference, fingerprint
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Proposal, ProposalState
from domain.plan.rewrite import rewrite
from storage.repositories import athletes, plans, proposals


async def undo(approver: Approver, tap: Tap) -> Decided:
    """Possible until the first changed day begins, or ends where it was approved on it, and while nothing else has
    changed the plan since.

    Raises NotFound for a proposal that is not this athlete's, or that they never approved: an undo has none of its own.
    """
    now = approver.clock.now()
    async with approver.database.writing() as unit:
        athlete = await athletes.get(unit, tap.athlete_id, lock=True)
        approved = await proposals.get(unit, tap.athlete_id, tap.proposal_id)
        current = await plans.current(unit, tap.athlete_id)
        if athlete is None or approved is None or current is None:
            raise NotFound("proposal_not_found")
        if approved.state is not ProposalState.APPROVED or is_undo(approved.id):
            raise NotFound("nothing_to_undo")
        await tap.finish(unit)
        if earlier := await proposals.get(unit, athlete.id, undo_id(approved.id)):
            return Decided(Outcome.ALREADY_UNDONE, earlier.decided_at, zone_name=athlete.zone_name)
        if current.proposal_id != approved.id:
            return Decided(Outcome.STALE, now)
        before = await plans.version(unit, athlete.id, current.plan_id, approved.base_version)
        assert before is not None, "a proposal's base version is never deleted"
        diffs = difference(current.blueprint, before.blueprint)
        if now >= undo_until(diffs, athlete, approved.decided_at or approved.made_at):
            return Decided(Outcome.TOO_LATE, now)
        reversal = Proposal(
            id=undo_id(approved.id),
            athlete_id=athlete.id,
            plan_id=current.plan_id,
            base_version=current.number,
            patch=rewrite(current.blueprint, before.blueprint, local_day(now, athlete.zone)),
            diff_hash=fingerprint(diffs),
            reasons=(),
            made_at=now,
            expires_at=now,
            state=ProposalState.APPROVED,
            decided_at=now,
        )
        await proposals.add(unit, reversal)
        version = PlanVersion(current.plan_id, current.number + 1, before.blueprint, now, reversal.id)
        await commit_version(unit, athlete, version, diffs)
        await queue_card(unit, athlete, approved.id, now)
    return Decided(Outcome.UNDONE, now)
