"""Starts the whole world as a process beside this one, and stops it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.garmin.process import RunningGarmin
from bot.sandbox.hevy.client import HevyClient
from bot.sandbox.hevy.process import DEFAULT_KEY, RunningHevy
from bot.sandbox.model.client import ModelClient
from bot.sandbox.model.process import DEFAULT_KEY as MODEL_KEY
from bot.sandbox.model.process import RunningModel
from bot.sandbox.serving.process import running
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import DEFAULT_TOKEN, RunningTelegram
from bot.sandbox.together.panels import Panels


@dataclass(frozen=True, slots=True)
class RunningWorld:
    """`url` is the page that shows it."""

    url: str
    telegram: RunningTelegram
    garmin: RunningGarmin
    hevy: RunningHevy
    model: RunningModel

    async def panels(self) -> Panels:
        """What the page shows beside the chat."""
        async with httpx.AsyncClient(trust_env=False) as http:
            answer = (await http.get(f"{self.url}/panels")).raise_for_status()
        return msgspec.json.decode(answer.content, type=Panels)


@asynccontextmanager
async def running_world(data_dir: Path, port: int = 0, token: str = DEFAULT_TOKEN) -> AsyncIterator[RunningWorld]:
    """All of it on 127.0.0.1 with their memory in `data_dir`, until the block ends."""
    given = ("--port", str(port), "--data-dir", str(data_dir), "--token", token)
    async with running("bot.sandbox.together", *given) as (url, pid):
        garmin, hevy, model = f"{url}/garmin", f"{url}/hevy", f"{url}/model"
        async with (
            TelegramClient(url) as talks,
            GarminClient(garmin) as watches,
            HevyClient(hevy) as lifts,
            ModelClient(model) as thinks,
        ):
            yield RunningWorld(
                url,
                RunningTelegram(url, token, pid, talks),
                RunningGarmin(garmin, watches),
                RunningHevy(hevy, DEFAULT_KEY, lifts),
                RunningModel(model, MODEL_KEY, thinks),
            )
