"""/brief: what to do today, now; with a time or `off` behind it, when it comes by itself."""

from dataclasses import replace
from datetime import time

from bot.coach.review.briefing import brief_now
from bot.coach.review.reviewer import reviewer_of
from bot.coach.review.timing import first_brief
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from storage.repositories import athletes

OFF = frozenset({"off", "none", "stop"})


async def show_brief(turn: Turn) -> None:
    """What is neither a time nor off is answered with what can be said."""
    if turn.argument:
        await _set(turn, turn.argument.casefold())
        return
    await turn.typing()
    reviewer = reviewer_of(turn.desk.settings, turn.desk.database, turn.desk.clock)
    await brief_now(reviewer, turn.athlete_id, turn.finish)
    turn.desk.jobs.wake()


async def _set(turn: Turn, words: str) -> None:
    at = None if words in OFF else _time(words)
    if at is None and words not in OFF:
        await turn.reply(escape(sentence("brief_when")))
        return
    async with turn.desk.database.writing() as unit:
        known = await athletes.get(unit, turn.athlete_id, lock=True)
        assert known is not None, "the gate lets only athletes in"
        athlete = replace(known, brief_at=at)
        await athletes.save(unit, athlete)
        await athletes.set_next_brief(unit, athlete.id, first_brief(athlete, turn.desk.clock.now()))
        said = sentence("brief_off") if at is None else sentence("brief_on").format(at=f"{at:%H:%M}")
        await turn.reply(escape(said), unit)
        await turn.finish(unit)
    turn.desk.jobs.wake()


def _time(words: str) -> time | None:
    """`7`, `6:30` or `06:30`."""
    hour, _, minute = words.partition(":")
    if not (hour.isascii() and hour.isdigit() and (not minute or (minute.isascii() and minute.isdigit()))):
        return None
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
