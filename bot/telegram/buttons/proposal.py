"""The buttons of a proposal's card: Approve, Reject, Undo, Why."""

from collections.abc import Awaitable, Callable

from bot.coach.approve.anew import Wish
from bot.coach.approve.approvals import Approver, approve, reject
from bot.coach.approve.explaining import explain
from bot.coach.approve.settling import settle_card
from bot.coach.approve.tap import Decided, Outcome, Tap
from bot.coach.approve.undo import undo
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.messages.decisions import decision_sentence, settled_sentence
from bot.telegram.messages.why import why_message
from bot.telegram.turn import Turn
from domain.errors import NotFound

DECIDED_BY_THIS_TAP = frozenset({Outcome.APPROVED, Outcome.REJECTED, Outcome.UNDONE})
DECISIONS: dict[str, Callable[[Approver, Tap], Awaitable[Decided]]] = {
    "approve": approve,
    "reject": reject,
    "undo": undo,
}


async def tap_proposal(turn: Turn, tapped: Tapped) -> None:
    """Commit first, then answer with what really happened."""
    if tapped.action == "why":
        await _why(turn, tapped)
        return
    if tapped.action in {wish.value for wish in Wish}:
        await _anew(turn, tapped, Wish(tapped.action))
        return
    if tapped.action not in DECISIONS:
        raise NotFound("proposal_not_found")
    approver = Approver(turn.desk.database, turn.desk.clock, turn.desk.settings.limits.value())
    tap = Tap(turn.athlete_id, tapped.subject, tapped.revision, turn.finish)
    decided = await DECISIONS[tapped.action](approver, tap)
    turn.desk.jobs.wake()
    await turn.answer(decision_sentence(decided), alert=decided.outcome not in DECIDED_BY_THIS_TAP)


async def _anew(turn: Turn, tapped: Tapped, wish: Wish) -> None:
    approver = Approver(turn.desk.database, turn.desk.clock, turn.desk.settings.limits.value())
    settled = await settle_card(approver, Tap(turn.athlete_id, tapped.subject, tapped.revision, turn.finish), wish)
    turn.desk.jobs.wake()
    await turn.answer(settled_sentence(wish, settled))


async def _why(turn: Turn, tapped: Tapped) -> None:
    limits = turn.desk.settings.limits.value()
    async with turn.desk.database.writing() as unit:
        explained = await explain(unit, turn.athlete_id, tapped.subject, limits)
        await turn.reply(why_message(explained), unit)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
