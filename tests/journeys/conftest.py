"""A whole coach in one process, an athlete in the middle of a plan, and one Telegram for each module of journeys."""

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.coach.care.credentials import StoredCredentials
from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.garmin.process import running_garmin
from bot.sandbox.hevy.client import HevyClient
from bot.sandbox.hevy.process import RunningHevy, running_hevy
from bot.sandbox.model.process import RunningModel, running_model
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from domain.training.service import Service
from storage.database import Database
from storage.repositories import athletes, connections
from tests.builders import season
from tests.builders.running import shared_by_all
from tests.builders.season import NOW
from tests.journeys.chat import Chat, coach_running

_users = itertools.count(7001)


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTelegram]:
    yield from shared_by_all(running_telegram(tmp_path_factory.mktemp("telegram")))


@pytest.fixture
async def chat(telegram: RunningTelegram, sqlite: Database, tmp_path: Path) -> AsyncIterator[Chat]:
    """Anna's, whose coach runs; it is Wednesday evening."""
    async with _chat(telegram, sqlite, tmp_path) as chat:
        yield chat


@pytest.fixture
async def watched(
    telegram: RunningTelegram, sqlite: Database, tmp_path: Path
) -> AsyncIterator[tuple[Chat, GarminClient]]:
    """The same, with a watch: Anna is logged in to Garmin."""
    async with running_garmin() as garmin, _chat(telegram, sqlite, tmp_path, garmin.url) as chat:
        await StoredCredentials(sqlite).put("anna", Service.GARMIN, await garmin.client.log_in())
        async with sqlite.writing() as unit:
            await connections.connect(unit, "anna", Service.GARMIN, NOW)
        yield chat, garmin.client


@pytest.fixture
async def lifting(
    telegram: RunningTelegram, sqlite: Database, tmp_path: Path
) -> AsyncIterator[tuple[Chat, GarminClient, HevyClient]]:
    """The same, with the gym app besides."""
    async with (
        running_garmin() as garmin,
        running_hevy() as hevy,
        _chat(telegram, sqlite, tmp_path, garmin.url, hevy.url) as chat,
    ):
        credentials = StoredCredentials(sqlite)
        await credentials.put("anna", Service.GARMIN, await garmin.client.log_in())
        await credentials.put("anna", Service.HEVY, {"api_key": hevy.key})
        async with sqlite.writing() as unit:
            for service in (Service.GARMIN, Service.HEVY):
                await connections.connect(unit, "anna", service, NOW)
        yield chat, garmin.client, hevy.client


@pytest.fixture
async def gym(telegram: RunningTelegram, sqlite: Database, tmp_path: Path) -> AsyncIterator[tuple[Chat, RunningHevy]]:
    """A gym app that the coach has not been let into yet."""
    async with running_hevy() as hevy, _chat(telegram, sqlite, tmp_path, hevy_url=hevy.url) as chat:
        yield chat, hevy


@pytest.fixture
async def asking(
    telegram: RunningTelegram, sqlite: Database, tmp_path: Path
) -> AsyncIterator[tuple[Chat, RunningModel]]:
    """A coach with a language model, which the athlete has not been asked about yet."""
    async with running_model() as model, _chat(telegram, sqlite, tmp_path, model=model) as chat:
        yield chat, model


@asynccontextmanager
async def _chat(
    telegram: RunningTelegram,
    sqlite: Database,
    tmp_path: Path,
    garmin_url: str = "",
    hevy_url: str = "",
    model: RunningModel | None = None,
) -> AsyncIterator[Chat]:
    user_id = next(_users)
    athlete = await season.move_in(sqlite)
    async with sqlite.writing() as unit:
        await athletes.pair(unit, athlete.id, user_id, user_id, NOW)
    settings = load_settings(
        garmin_base_url=garmin_url,
        hevy_base_url=hevy_url,
        anthropic_api_key=None if model is None else SecretStr(model.key),
        anthropic_base_url="" if model is None else model.url,
        openai_api_key=None,
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
