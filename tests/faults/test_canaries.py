"""Secrets and names planted in a whole coach at DEBUG: afterwards they lie where they belong, and nowhere else."""

import asyncio
import base64
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bot.app import House, opened
from bot.coach.bring_in.recordings import bring_in
from bot.coach.care.pairing import make_code
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from domain.training.recording import Recording
from storage.backup import back_up
from storage.database import Database
from storage.sealed_file import unseal
from tests.builders import season
from tests.web.conftest import free_port

TOKEN = "7000000009:CANARYtoken-telegram_0123456789abcdef"
SECRET = "CANARYkey+with/signs=0123456789abcdefghij"
WEB_TOKEN = "CANARYmonitor-0123456789"
NAME, TITLE = "Canarina Namefield", "Canarian titlerun"
SECRETS = (TOKEN, SECRET, WEB_TOKEN)
USER_ID = 8101


def spellings(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield quote(text, safe="").encode()
    yield base64.b64encode(text.encode()).rstrip(b"=")[:-1]


def found(texts: tuple[str, ...], place: bytes) -> list[str]:
    return [text for text in texts if any(spelled in place for spelled in spellings(text))]


@dataclass(frozen=True, slots=True)
class Stage:
    folder: Path
    telegram: RunningTelegram
    house: House
    port: int

    def heard(self) -> bytes:
        return (self.folder / "stdout").read_bytes() + (self.folder / "stderr").read_bytes()


@asynccontextmanager
async def coach(stage: Stage) -> AsyncIterator[None]:
    """`coach run` as its own process, at DEBUG."""
    settings = stage.house.settings
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = inherited | {
        "COACH_DATA_DIR": str(settings.coach_data_dir),
        "COACH_DATABASE_URL": settings.database_url,
        "COACH_SECRET_KEY": SECRET,
        "COACH_WEB_TOKEN": WEB_TOKEN,
        "COACH_LOG_LEVEL": "DEBUG",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": stage.telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": stage.telegram.file_base,
        "WEB__PORT": str(stage.port),
    }
    command = (sys.executable, "-m", "bot", "run")
    with (stage.folder / "stdout").open("ab") as out, (stage.folder / "stderr").open("ab") as err:
        process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=out, stderr=err)
    try:
        yield
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 20)


@asynccontextmanager
async def set_up(folder: Path) -> AsyncIterator[Stage]:
    async with running_telegram(folder / "telegram", token=TOKEN) as telegram:
        settings = load_settings(
            coach_data_dir=folder / "coach",
            coach_database_url=None,
            coach_secret_key=SECRET,
            coach_web_token=WEB_TOKEN,
            coach_log_level="WARNING",
            telegram_bot_token=TOKEN,
            telegram_base_url=telegram.bot_api_base,
            telegram_base_file_url=telegram.file_base,
        )
        async with opened(settings) as house:
            await move_in(house)
            await telegram.client.join(USER_ID, NAME)
            yield Stage(folder, telegram, house, free_port())


async def move_in(house: House) -> None:
    athlete = await season.move_in(house.database, replace(season.runner(), display_name=NAME), weeks=4)
    activity = replace(season.done(0), title=TITLE)
    await bring_in(house.database, house.clock, athlete.id, [Recording((activity,))])


async def live(stage: Stage) -> bytes:
    """Pair, decide, get a file, be in trouble, be asked; gives what monitors were told."""
    client, house = stage.telegram.client, stage.house
    async with coach(stage):
        code = await make_code(house.database, "anna", house.clock.now())
        await client.say(USER_ID, f"/start {code}")
        greeting = await client.wait_for(USER_ID, lambda seen: seen.by_bot, timeout_s=30)
        await client.plan_faults(Fault(mode="drop_before", method="sendMessage", nth=1))
        await client.say(USER_ID, "/plan")
        newer = greeting.message_id
        await client.wait_for(USER_ID, lambda seen: seen.by_bot and seen.message_id > newer, timeout_s=30)
        return await asked(stage)


async def asked(stage: Stage) -> bytes:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{stage.port}", trust_env=False) as monitor:
        right = {"Authorization": f"Bearer {WEB_TOKEN}"}
        answers = [await monitor.get(path, headers=right) for path in ("/healthz", "/metrics")]
        assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
        refused = await monitor.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert refused.status_code == 401
    return b"".join(answer.content + str(answer.headers).encode() for answer in (*answers, refused))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def backed_up(database: Database, folder: Path) -> bytes:
    """What is in a backup for whoever has its key."""
    backup = await back_up(database, folder / "backups", database.key_ring, season.NOW)
    unseal(backup, folder / "opened", database.key_ring)
    return backup.read_bytes() + (folder / "opened").read_bytes()


@pytest.mark.fault("F144")
async def test_nothing_planted_comes_up_where_it_does_not_belong(tmp_path: Path) -> None:
    async with set_up(tmp_path) as stage:
        told = await live(stage)
        kept = await backed_up(stage.house.database, tmp_path)
        heard = stage.heard()
    assert b"worker_started" in heard
    for place, content in {"log": heard, "monitors": told, "backup": kept, **files(tmp_path / "coach")}.items():
        assert found((*SECRETS, NAME, TITLE), content) == [], place
    for place, content in files(tmp_path / "telegram").items():
        assert found((SECRET, WEB_TOKEN, TITLE), content) == [], place
