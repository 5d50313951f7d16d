"""One Hevy for every module, which every test finds empty."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import httpx
import pytest

from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.exporter import HevyExporter
from bot.connectors.hevy.source import HevySource
from bot.sandbox.hevy.client import HevyClient
from bot.sandbox.hevy.process import RunningHevy, running_hevy
from tests.builders.hevy import NOW, HeldKeys
from tests.builders.running import shared_by_all
from tests.builders.season import HandClock


@pytest.fixture(scope="module")
def shared_hevy() -> Iterator[RunningHevy]:
    yield from shared_by_all(running_hevy())


@pytest.fixture
async def hevy(shared_hevy: RunningHevy) -> AsyncIterator[RunningHevy]:
    async with HevyClient(shared_hevy.url) as client:
        await client.forget()
        yield replace(shared_hevy, client=client)


@pytest.fixture
async def http(hevy: RunningHevy) -> AsyncIterator[httpx.AsyncClient]:
    async with hevy_http(hevy.url) as http:
        yield http


@pytest.fixture
def keys(hevy: RunningHevy) -> HeldKeys:
    return HeldKeys({"api_key": hevy.key})


@pytest.fixture
def source(http: httpx.AsyncClient, keys: HeldKeys) -> HevySource:
    return HevySource(http, keys)


@pytest.fixture
def exporter(http: httpx.AsyncClient, keys: HeldKeys) -> HevyExporter:
    return HevyExporter(http, keys, HandClock(NOW))
