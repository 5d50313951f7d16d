"""/fit: the workouts of the next seven days as files for a watch; with days behind it, of so many."""

from bot.coach.approve.pushing import FILES_DAYS, ask_for_files
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from storage.repositories import athletes

DAYS = range(1, 29)


async def send_files(turn: Turn) -> None:
    """Each comes as a message of its own, made anew."""
    days = _days(turn.argument.casefold().removesuffix("days").strip())
    if days is None:
        await turn.reply(escape(sentence("fit_how")))
        return
    async with turn.desk.database.writing() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        assert athlete is not None, "the gate lets only athletes in"
        if not await ask_for_files(unit, athlete, turn.desk.clock.now(), days):
            await turn.reply(f"Nothing is planned for {'today' if days == 1 else f'the next {days} days'}.", unit)
        await turn.finish(unit)
    await turn.typing()
    turn.desk.jobs.wake()


def _days(words: str) -> int | None:
    """None where that says no number of days that is possible."""
    if not words:
        return FILES_DAYS
    days = int(words) if words.isascii() and words.isdigit() else 0
    return days if days in DAYS else None
