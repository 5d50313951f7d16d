"""/fit: the workouts of the next seven days as files for a watch; of as many days as are said, or of the day."""

from datetime import date, datetime

from bot.coach.approve.pushing import FILES_DAYS, ask_for_files, ask_for_files_of
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import day as plain_day
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.training.entry.when import named_day
from storage.database import Unit
from storage.repositories import athletes

DAYS = range(1, 29)


async def send_files(turn: Turn) -> None:
    """Each comes as a message of its own, made anew."""
    now = turn.desk.clock.now()
    async with turn.desk.database.writing() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        assert athlete is not None, "the gate lets only athletes in"
        if said := await _asked_for(unit, athlete, turn.argument.casefold(), now):
            await turn.reply(escape(said), unit)
        await turn.finish(unit)
    await turn.typing()
    turn.desk.jobs.wake()


async def _asked_for(unit: Unit, athlete: Athlete, words: str, now: datetime) -> str:
    """What is to be said where no file comes."""
    days = _days(words.removesuffix("days").strip())
    if days is not None:
        came = await ask_for_files(unit, athlete, now, days)
        return "" if came else f"Nothing is planned for {'today' if days == 1 else f'the next {days} days'}."
    day = named_day(words, local_day(now, athlete.zone))
    if day is None:
        return sentence("fit_how")
    return "" if await ask_for_files_of(unit, athlete, now, day) else _nothing_on(day)


def _nothing_on(day: date) -> str:
    return f"Nothing is planned for {plain_day(day)}."


def _days(words: str) -> int | None:
    """None where that says no number of days that is possible."""
    if not words:
        return FILES_DAYS
    days = int(words) if words.isascii() and words.isdigit() else 0
    return days if days in DAYS else None
