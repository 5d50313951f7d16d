"""A plan file sent in the chat: read, and shown with Save before anything is stored."""

import asyncio
from functools import partial

from telegram import Document

from bot.coach.plan.drafts import looked_over, show_draft
from bot.telegram.incoming.files import download
from bot.telegram.turn import Turn
from domain.calendar import local_day
from storage.repositories import athletes


async def take_plan(turn: Turn, document: Document) -> None:
    """Raises FileRefused with every problem in the file."""
    await turn.typing()
    await take_written(turn, await download(turn.desk.bot, document), document.file_name or "")


async def take_written(turn: Turn, data: bytes, name: str) -> None:
    """The same with the file at hand."""
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
    assert athlete is not None, "the gate lets only athletes in"
    now = turn.desk.clock.now()
    read = partial(turn.desk.readers.plan, data, name, today=local_day(now, athlete.zone))
    file = await asyncio.to_thread(read)
    async with turn.desk.database.writing() as unit:
        await show_draft(unit, turn.athlete_id, turn.chat_id, await looked_over(unit, athlete, file, now), now)
        await turn.finish(unit)
    turn.desk.jobs.wake()
