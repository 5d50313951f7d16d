"""Starts the model as a process beside this one, and stops it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.sandbox.model.client import ModelClient
from bot.sandbox.serving.process import running

DEFAULT_KEY = "sk-sandbox-0001"


@dataclass(frozen=True, slots=True)
class RunningModel:
    """Where it listens, and the key that it takes."""

    url: str
    key: str
    client: ModelClient

    @property
    def openai_url(self) -> str:
        return f"{self.url}/v1"


@asynccontextmanager
async def running_model(key: str = DEFAULT_KEY) -> AsyncIterator[RunningModel]:
    """A model on 127.0.0.1, until the block ends."""
    async with running("bot.sandbox.model", "--key", key) as (url, _), ModelClient(url) as client:
        yield RunningModel(url, key, client)
