"""Starts Hevy as a process beside this one, and stops it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.sandbox.hevy.client import HevyClient
from bot.sandbox.serving.process import running

DEFAULT_KEY = "5a4db0c5-0000-4000-8000-000000000001"


@dataclass(frozen=True, slots=True)
class RunningHevy:
    """Where it listens, and the key of its athlete."""

    url: str
    key: str
    client: HevyClient


@asynccontextmanager
async def running_hevy(port: int = 0, key: str = DEFAULT_KEY) -> AsyncIterator[RunningHevy]:
    """Hevy on 127.0.0.1, until the block ends. It forgets everything then."""
    async with running("bot.sandbox.hevy", "--port", str(port), "--key", key) as (url, _), HevyClient(url) as client:
        yield RunningHevy(url, key, client)
