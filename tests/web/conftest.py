"""What a coach serves to monitors, on a real port, over real HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import httpx
import pytest

from bot.settings import load_settings
from bot.web.part import WebPart, build
from storage.database import Database
from tests.builders.season import HandClock

Serve = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]
FLOWS = ("evening_review", "export")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def part_on(port: int, database: Database, clock: HandClock, **settings: object) -> WebPart:
    web = {"host": "127.0.0.1", "port": port}
    return build(load_settings(web=web, **settings), database, clock, FLOWS)


@asynccontextmanager
async def served(part: WebPart) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the part, which runs until the block ends."""
    running = asyncio.create_task(part.run())
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{part.port}", trust_env=False) as client:
            await _answering(client, running)
            yield client
        assert not running.done(), running
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def _answering(client: httpx.AsyncClient, running: asyncio.Task[None]) -> None:
    async with asyncio.timeout(5):
        while not running.done():
            try:
                await client.get("/nowhere")
            except httpx.ConnectError:
                await asyncio.sleep(0.01)
            else:
                return


@pytest.fixture
def serve(database: Database, clock: HandClock) -> Serve:
    """Over either database: `async with serve(coach_web_token=…) as client`."""

    def on_port(**settings: object) -> AbstractAsyncContextManager[httpx.AsyncClient]:
        return served(part_on(free_port(), database, clock, **settings))

    return on_port
