"""/plan: the next seven days as they stand now; with weeks or `race` behind it, a new one is made."""

from bot.coach.plan.ahead import plan_ahead
from bot.coach.plan.generating import wish_programme, wish_race_plan
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from domain.calendar import local_day
from storage.repositories import athletes

WEEKS = range(2, 27)


async def show_plan(turn: Turn) -> None:
    """Raises NotFound where there is no plan, or no race that one could be made for."""
    if turn.argument:
        await _make(turn, turn.argument.casefold().removesuffix("weeks").strip())
        return
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        assert athlete is not None, "the gate lets only athletes in"
        ahead = await plan_ahead(unit, turn.athlete_id, local_day(turn.desk.clock.now(), athlete.zone))
    await turn.reply(ahead)


async def _make(turn: Turn, words: str) -> None:
    weeks = int(words) if words.isascii() and words.isdigit() else None
    if words != "race" and weeks not in WEEKS:
        await turn.reply(escape(sentence("plan_how")))
        return
    now = turn.desk.clock.now()
    async with turn.desk.database.writing() as unit:
        if weeks is None:
            await wish_race_plan(unit, turn.athlete_id, now)
        else:
            await wish_programme(unit, turn.athlete_id, weeks, now)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.typing()
