"""The button under an answer: what the model was shown for it."""

from bot.telegram.buttons.tapped import Tapped
from bot.telegram.messages.answer import seen_message
from bot.telegram.messages.texts import sentence
from bot.telegram.turn import Turn
from storage.repositories import conversations, model_calls


async def tap_answer(turn: Turn, tapped: Tapped) -> None:
    if tapped.action != "seen":
        await turn.answer(sentence("unknown_button"), alert=True)
        return
    async with turn.desk.database.reading() as unit:
        asked = await conversations.get(unit, turn.athlete_id, tapped.subject)
        calls = await model_calls.of(unit, turn.athlete_id, f"ask:{tapped.subject}")
    if asked is None or not asked.seen:
        await turn.answer(sentence("answer_gone"), alert=True)
        return
    await turn.reply(seen_message(asked.seen, len(calls), sum(cost for _, _, cost in calls)))
    await turn.answer()
