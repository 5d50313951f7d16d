"""A CSV sent in the chat: what an app exported of workouts, or a sheet of a plan."""

from telegram import Document

from bot.telegram.documents.plan import take_written
from bot.telegram.documents.recording import take_recorded
from bot.telegram.incoming.files import download
from bot.telegram.turn import Turn

HEAD = 8192


async def take_sheet(turn: Turn, document: Document) -> None:
    """Its first row tells which. Raises FileRefused."""
    await turn.typing()
    data, name = await download(turn.desk.bot, document), document.file_name or ""
    take = take_recorded if turn.desk.readers.is_recording(data[:HEAD], name) else take_written
    await take(turn, data, name)
