"""One sandbox Telegram for every module; for every test a database of its own with one paired athlete."""

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from domain.athlete.athlete import Athlete
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes
from tests.builders.running import shared_by_all
from tests.telegram.house import House

KEYS = KeyRing.from_secret("a key ring for the tests of the chat edge")
_ids = itertools.count(5001)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTelegram]:
    yield from shared_by_all(running_telegram(tmp_path_factory.mktemp("telegram")))


@pytest.fixture
async def telegram(shared: RunningTelegram) -> AsyncIterator[RunningTelegram]:
    """The module's Telegram with nothing left over: no updates, no webhook, no faults."""
    async with TelegramClient(shared.url) as client, httpx.AsyncClient(trust_env=False) as raw:
        forget = {"drop_pending_updates": True}
        await raw.post(f"{shared.bot_api_base}{shared.token}/deleteWebhook", json=forget)
        await client.clear_faults()
        yield replace(shared, client=client)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    file = folder / "coach.db"

    async def make() -> None:
        database = Database.at(f"sqlite+aiosqlite:///{file}", KEYS)
        await migrate(database, folder, SystemClock().now())
        await database.dispose()

    asyncio.run(make())
    return file


@pytest.fixture
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    file = tmp_path / "coach.db"
    shutil.copy(migrated, file)
    database = Database.at(f"sqlite+aiosqlite:///{file}", KEYS)
    yield database
    await database.dispose()


@pytest.fixture
async def house(telegram: RunningTelegram, database: Database, tmp_path: Path) -> House:
    user_id = next(_ids)
    await telegram.client.join(user_id)
    now = SystemClock().now()
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("anna", "Anna"), now)
        await athletes.pair(unit, "anna", user_id, user_id, now)
    settings = load_settings(
        coach_data_dir=tmp_path,
        telegram_bot_token=SecretStr(telegram.token),
        telegram_base_url=telegram.bot_api_base,
        telegram_base_file_url=telegram.file_base,
    )
    return House(telegram, database, settings, user_id)
