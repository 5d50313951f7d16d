"""A recorded workout sent in the chat."""

import asyncio

from telegram import Document

from bot.coach.bring_in.recordings import bring_in_within
from bot.coach.bring_in.told import told
from bot.telegram.incoming.files import download
from bot.telegram.turn import Turn
from domain.notice import Notice, NoticeKind
from storage.repositories import athletes


async def take_recording(turn: Turn, document: Document) -> None:
    """Raises FileRefused, and then nothing of it was stored."""
    await turn.typing()
    data = await download(turn.desk.bot, document)
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
    assert athlete is not None, "the gate lets only athletes in"
    recording = await asyncio.to_thread(turn.desk.readers.recording, data, athlete.zone)
    async with turn.desk.database.writing() as unit:
        new = await bring_in_within(unit, turn.desk.clock, turn.athlete_id, [recording])
        await turn.reply(Notice(NoticeKind.IMPORT_RESULT, told(new, athlete)), unit)
        await turn.finish(unit)
    turn.desk.jobs.wake()
