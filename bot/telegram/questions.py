"""Words that are no entry and no command: a question, where a language model may be asked."""

from bot.coach.ask.consent import decide
from bot.coach.ask.questions import ask
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn

SWITCHES = {"on": True, "off": False}


async def wonder(turn: Turn, words: str) -> bool:
    """False where nobody may be asked, and nothing was said yet."""
    if not turn.desk.settings.asks_models:
        return False
    async with turn.desk.database.writing() as unit:
        if not await ask(unit, turn.athlete_id, str(turn.update_id), words, turn.desk.clock.now()):
            return False
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.typing()
    return True


async def switch(turn: Turn, *, on: bool) -> None:
    """The same as a tap on yes or no."""
    async with turn.desk.database.writing() as unit:
        await decide(unit, turn.athlete_id, given=on, now=turn.desk.clock.now())
        await turn.reply(escape(sentence("asking_on" if on else "asking_off")), unit)
        await turn.finish(unit)
