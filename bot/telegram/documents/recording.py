"""A recorded file sent in the chat: one session is noted at once, anything more is shown with Save first."""

from telegram import Document

from bot.coach.bring_in.drafts import show_recording
from bot.coach.bring_in.known_by_day import known_for
from bot.coach.bring_in.recordings import bring_in_within
from bot.coach.bring_in.told import told
from bot.telegram.incoming.files import download
from bot.telegram.incoming.reading import read_in_thread
from bot.telegram.turn import Turn
from domain.notice import Notice, NoticeKind
from domain.training.recording import Recording
from storage.database import Unit
from storage.repositories import athletes


async def take_recording(turn: Turn, document: Document) -> None:
    """Raises FileRefused, and then nothing of it was stored."""
    await turn.typing()
    await take_recorded(turn, await download(turn.desk.bot, document), document.file_name or "")


async def take_recorded(turn: Turn, data: bytes, name: str) -> None:
    """The same with the file at hand."""
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
    assert athlete is not None, "the gate lets only athletes in"
    recording = await read_in_thread(turn, data, name, athlete.zone)
    async with turn.desk.database.writing() as unit:
        if _is_one_session(recording):
            new = await bring_in_within(unit, turn.desk.clock, turn.athlete_id, [recording])
            known = await known_for(unit, athlete, new.sessions)
            await turn.reply(Notice(NoticeKind.IMPORT_RESULT, told(new, athlete, known)), unit)
        else:
            await _show(turn, unit, recording, name)
        await turn.finish(unit)
    turn.desk.jobs.wake()


async def _show(turn: Turn, unit: Unit, recording: Recording, name: str) -> None:
    await show_recording(unit, turn.athlete_id, turn.chat_id, recording, name, turn.desk.clock.now())


def _is_one_session(recording: Recording) -> bool:
    """What a watch wrote of one workout: whoever sends it after training wants it noted, not a question."""
    rest = (*recording.nights, *recording.readings, *recording.left_out)
    return [activity.source for activity in recording.activities] == ["fit"] and not rest
