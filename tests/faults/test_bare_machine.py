"""A coach in a container: nothing but its data folder and /tmp can be written, and there is no home."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import opened
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from storage.repositories import athletes
from tests.architecture.source import ROOT
from tests.builders import season
from tests.builders.season import NOW

USER_ID = 7001
PATIENCE_S = 30.0
READ_ONLY = """
import errno, os, sys

ours = sys.argv.pop(1)
places = (ours, "/tmp", "/dev")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


FOLDER_AT = {"os.mkdir": 2, "os.rename": 2, "os.remove": 1, "os.rmdir": 1}


def refuse(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    if not writes and event not in FOLDER_AT:
        return
    if not isinstance(arguments[0], (str, bytes, os.PathLike)):
        return
    # What is thrown away with its folder is named relative to the folder's handle.
    handle = arguments[FOLDER_AT[event]] if event in FOLDER_AT else -1
    folder = os.getcwd() if handle == -1 else os.readlink(f"/proc/self/fd/{handle}")
    path = os.path.join(folder, os.fsdecode(arguments[0]))
    if not path.startswith(places):
        os.write(2, f"REFUSED {event} {path}\\n".encode())
        raise OSError(errno.EROFS, "Read-only file system", path)


sys.addaudithook(refuse)
from bot.cli import main

main()
"""


@asynccontextmanager
async def contained(telegram: RunningTelegram, folder: Path) -> AsyncIterator[Path]:
    """`coach run` as its own process; gives where its log is."""
    environment = {
        "COACH_DATA_DIR": str(folder),
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_BASE_URL": telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": telegram.file_base,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    log = folder / "log.jsonl"
    with log.open("wb") as told:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", READ_ONLY, str(folder), "run"), cwd=ROOT, env=environment, stderr=told
        )
    try:
        yield log
    finally:
        process.terminate()
        assert await process.wait() == 0


@pytest.mark.fault("F148")
async def test_it_needs_no_home_and_writes_only_into_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with running_telegram(tmp_path / "telegram") as telegram:
        settings = load_settings(coach_data_dir=folder, telegram_bot_token=telegram.token)
        async with opened(settings) as house:
            athlete = await season.move_in(house.database)
            async with house.database.writing() as unit:
                await athletes.pair(unit, athlete.id, USER_ID, USER_ID, NOW)
        await telegram.client.join(USER_ID)
        async with contained(telegram, folder) as log:
            await telegram.client.say(USER_ID, "/review")
            await telegram.client.wait_for(USER_ID, lambda seen: bool(seen.message.photo), timeout_s=PATIENCE_S)
        assert "REFUSED" not in log.read_text()
