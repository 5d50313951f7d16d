"""Yes or no to a language model."""

from bot.coach.ask.consent import VERSION, decide
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.messages.texts import sentence
from bot.telegram.turn import Turn
from domain.notice import Notice, NoticeKind
from storage.repositories import outbox

ANSWERS = {"yes": True, "no": False}


async def tap_consent(turn: Turn, tapped: Tapped) -> None:
    """To words that have changed since nobody agrees by an old button."""
    given = ANSWERS.get(tapped.action)
    if given is None or tapped.revision != VERSION:
        await turn.answer(sentence("unknown_button" if given is None else "consent_words_changed"), alert=True)
        return
    now = turn.desk.clock.now()
    query = turn.update.callback_query
    message_id = query.message.message_id if query and query.message else None
    async with turn.desk.database.writing() as unit:
        await decide(unit, turn.athlete_id, given=given, now=now)
        shown = None if message_id is None else await outbox.shown_as(unit, turn.athlete_id, message_id)
        facts = {"version": VERSION, "decided": tapped.action}
        await turn.reply(Notice(NoticeKind.CONSENT_QUESTION, facts, shown.id if shown else None), unit)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()
    if given:
        await turn.typing()
