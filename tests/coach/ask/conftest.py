"""A language model on loopback, one for each module."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from bot.coach.ask.mind import Mind
from bot.sandbox.model.client import ModelClient
from bot.sandbox.model.process import RunningModel, running_model
from storage.database import Database
from tests.builders import asking
from tests.builders.running import shared_by_all
from tests.builders.season import HandClock


@pytest.fixture(scope="module")
def started() -> Iterator[RunningModel]:
    yield from shared_by_all(running_model())


@pytest.fixture
async def model(started: RunningModel) -> AsyncIterator[RunningModel]:
    async with ModelClient(started.url) as client:
        await client.forget()
        yield replace(started, client=client)


@pytest.fixture
async def thinking(sqlite: Database, model: RunningModel) -> Mind:
    await asking.moved_in(sqlite)
    return asking.mind(sqlite, HandClock(asking.SOON), asking.asking_settings(model.url, model.key))
