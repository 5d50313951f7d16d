"""Starts Garmin as a process beside this one, and stops it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.serving.process import running


@dataclass(frozen=True, slots=True)
class RunningGarmin:
    url: str
    client: GarminClient


@asynccontextmanager
async def running_garmin(port: int = 0) -> AsyncIterator[RunningGarmin]:
    """Garmin on 127.0.0.1, until the block ends. It forgets everything then."""
    async with running("bot.sandbox.garmin", "--port", str(port)) as (url, _), GarminClient(url) as client:
        yield RunningGarmin(url, client)
