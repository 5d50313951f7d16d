"""A file that takes long to read: signs of life in the chat, and an end in time."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from telegram import Bot, Update

from bot.bell import Bell
from bot.clock import SystemClock
from bot.telegram.incoming import reading
from bot.telegram.incoming.reading import read_in_thread
from bot.telegram.turn import Desk, Readers, Turn
from domain.errors import FileRefused
from domain.ports.recording_reader import Progress, RecordingReader, unheard
from domain.training.recording import Recording
from tests.telegram.house import READERS, House

ZONE = ZoneInfo("UTC")
FOUND = Recording()


class PatientReader:
    """Reads for so many seconds, and says now and then how far it is."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.stopped = False

    def __call__(self, file: bytes | Path, name: str, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
        until = time.monotonic() + self.seconds
        while time.monotonic() < until:
            time.sleep(0.005)
            try:
                progress(0.5)
            except FileRefused:
                self.stopped = True
                raise
        return FOUND


@pytest.fixture
async def bot(house: House) -> AsyncIterator[Bot]:
    telegram = house.telegram
    async with Bot(telegram.token, base_url=telegram.bot_api_base, base_file_url=telegram.file_base) as bot:
        yield bot


def turn(house: House, bot: Bot, reader: PatientReader) -> Turn:
    readers = Readers(cast("RecordingReader", reader), READERS.plan, READERS.is_recording)
    desk = Desk(house.database, SystemClock(), Bell(), house.settings, bot, readers)
    return Turn(desk, "anna", house.user_id, house.user_id, 1, Update(1))


async def typed(house: House) -> int:
    return len(await house.client.calls("sendChatAction"))


async def test_the_chat_shows_that_it_is_being_read(house: House, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SIGN_S", 0.1)
    before = await typed(house)
    assert await read_in_thread(turn(house, bot, PatientReader(0.35)), b"", "a.zip", ZONE) is FOUND
    assert await typed(house) - before >= 2


async def test_what_is_read_at_once_needs_no_sign(house: House, bot: Bot) -> None:
    before = await typed(house)
    await read_in_thread(turn(house, bot, PatientReader(0)), b"", "a.zip", ZONE)
    assert await typed(house) == before


async def test_what_takes_too_long_is_given_up_and_really_ends(
    house: House, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SIGN_S", 0.05)
    monkeypatch.setattr(reading, "MOST_SIGNS", 2)
    reader = PatientReader(30)
    with pytest.raises(FileRefused, match="reading_too_long"):
        await read_in_thread(turn(house, bot, reader), b"", "a.zip", ZONE)
    for _ in range(200):
        if reader.stopped:
            break
        time.sleep(0.01)  # noqa: ASYNC251 - the thread, not the loop, is waited for
    assert reader.stopped
