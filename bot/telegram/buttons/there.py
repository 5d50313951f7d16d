"""The buttons under the question whose a workout is to be that was changed at a service."""

from bot.coach.approve.anew import Wish
from bot.coach.approve.settling import settle_question
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.entries import whose
from bot.telegram.messages.decisions import settled_sentence
from bot.telegram.tapped_message import tapped_message
from bot.telegram.turn import Turn
from domain.errors import NotFound
from domain.notice import NoticeKind

WISHES = frozenset({Wish.KEEP_MINE, Wish.USE_PLAN})


async def tap_there(turn: Turn, tapped: Tapped) -> None:
    """Which workouts it is about, the message under which it stands says. Commit first, then answer."""
    if tapped.action not in WISHES:
        raise NotFound("proposal_not_found")
    wish, limits = Wish(tapped.action), turn.desk.settings.limits.value()
    async with turn.desk.database.writing() as unit:
        athlete, asked = await whose(unit, turn), await tapped_message(unit, turn)
        if asked is None or asked.notice.kind is not NoticeKind.CHANGED_THERE:
            raise NotFound("proposal_not_found")
        settled = await settle_question(unit, athlete, asked, wish, limits, turn.desk.clock.now())
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer(settled_sentence(wish, settled))
