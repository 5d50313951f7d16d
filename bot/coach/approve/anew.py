"""Workouts that did not arrive where they belong: tried again, or left as the athlete made them there."""

from dataclasses import replace
from enum import StrEnum

from bot.coach.approve.approvals import Approver
from bot.coach.approve.card import exports_of, queue_card, undo_id
from bot.coach.approve.pushing import begun_anew
from bot.coach.approve.tap import Tap
from domain.errors import NotFound
from domain.plan.export import CHANGED_THERE, Export, ExportState
from domain.plan.proposal import ProposalState
from storage.repositories import athletes, exports, proposals


class Wish(StrEnum):
    RETRY = "retry"
    KEEP_MINE = "mine"
    USE_PLAN = "plan"


async def anew(approver: Approver, tap: Tap, wish: Wish) -> int:
    """How many workouts it concerned; none where they have arrived by now.

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
        changed = [wished(export, wish) for export in sent if concerns(export, wish)]
        for export in changed:
            await exports.update(unit, athlete.id, export, now)
        await queue_card(unit, athlete, proposal.id, now)
        await tap.finish(unit)
    return len(changed)


def concerns(export: Export, wish: Wish) -> bool:
    """Those at rest without having arrived."""
    if export.state is not ExportState.FAILED or export.attempts < exports.MOST_ATTEMPTS:
        return False
    return (export.error in CHANGED_THERE) is (wish is not Wish.RETRY)


def wished(export: Export, wish: Wish) -> Export:
    if wish is Wish.KEEP_MINE:
        return replace(export, state=ExportState.KEPT, error=None)
    return replace(begun_anew(export), overwrite=wish is Wish.USE_PLAN)
