"""A whole coach in one process, an athlete in the middle of a plan, and one Telegram for each module of journeys."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from storage.database import Database
from storage.repositories import athletes
from tests.builders import season
from tests.builders.season import NOW
from tests.journeys.chat import Chat, coach_running

_users = itertools.count(7001)


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTelegram]:
    with asyncio.Runner() as runner:
        running = running_telegram(tmp_path_factory.mktemp("telegram"))
        yield runner.run(running.__aenter__())
        runner.run(running.__aexit__(None, None, None))


@pytest.fixture
async def chat(telegram: RunningTelegram, sqlite: Database, tmp_path: Path) -> AsyncIterator[Chat]:
    """Anna's, whose coach runs; it is Wednesday evening."""
    user_id = next(_users)
    athlete = await season.move_in(sqlite)
    async with sqlite.writing() as unit:
        await athletes.pair(unit, athlete.id, user_id, user_id, NOW)
    settings = load_settings(
        coach_data_dir=tmp_path,
        telegram_bot_token=SecretStr(telegram.token),
        telegram_base_url=telegram.bot_api_base,
        telegram_base_file_url=telegram.file_base,
    )
    async with TelegramClient(telegram.url) as client:
        await client.join(user_id, athlete.display_name)
        chat = Chat(replace(telegram, client=client), sqlite, settings, user_id)
        async with coach_running(chat):
            yield chat
