"""/ask: a question in the athlete's own words; `off` and `on` say whether a language model may see anything."""

from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.questions import SWITCHES, switch, wonder
from bot.telegram.turn import Turn


async def ask_coach(turn: Turn) -> None:
    words = turn.argument
    if not turn.desk.settings.asks_models:
        await turn.reply(escape(sentence("asking_without_model")))
    elif not words:
        await turn.reply(escape(sentence("asking_how")))
    elif words.casefold() in SWITCHES:
        await switch(turn, on=SWITCHES[words.casefold()])
    elif not await wonder(turn, words):
        await turn.reply(escape(sentence("asking_is_off")))
