"""Reading a sent file beside everything else, in a thread, with a sign of life in the chat and an end in time."""

import asyncio
from threading import Event
from zoneinfo import ZoneInfo

from bot.telegram.turn import Turn
from domain.errors import FileRefused
from domain.training.recording import Recording

# Telegram shows "typing…" for five seconds; the update as a whole has sixty.
SIGN_S = 4.0
MOST_SIGNS = 10


async def read_in_thread(turn: Turn, data: bytes, name: str, zone: ZoneInfo) -> Recording:
    """Raises FileRefused as the reader does, and `reading_too_long` after forty seconds."""
    given_up = Event()

    def heard(share: float) -> None:
        del share
        if given_up.is_set():
            raise FileRefused("reading_too_long")

    reading = asyncio.create_task(asyncio.to_thread(turn.desk.readers.recording, data, name, zone, heard))
    reading.add_done_callback(_looked_at)
    try:
        for _ in range(MOST_SIGNS):
            await asyncio.wait({reading}, timeout=SIGN_S)
            if reading.done():
                return reading.result()
            await turn.typing()
        raise FileRefused("reading_too_long")
    finally:
        given_up.set()


def _looked_at(reading: asyncio.Task[Recording]) -> None:
    """What it ends with after it was given up interests nobody, and is no surprise for the log."""
    if not reading.cancelled():
        reading.exception()
