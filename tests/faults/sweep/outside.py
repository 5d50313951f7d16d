"""What survives every crash of the coach: Telegram, the person and the time."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from pydantic import SecretStr
from starlette.types import Receive, Scope, Send

from bot.sandbox.serving.clock import Clock
from bot.sandbox.serving.server import AbortableProtocol
from bot.sandbox.telegram.app import build_app
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import DEFAULT_TOKEN
from bot.sandbox.telegram.sandbox import Sandbox
from bot.settings import Settings, load_settings
from tests.builders.season import HandClock

USER_ID = 7001
LET_PASS_S = 2.0


class Unhurried(Clock):
    """Between one message and the next the coach waited long enough; how well it paces itself is tested elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._steady_s = 0.0

    def steady_s(self) -> float:
        self._steady_s += LET_PASS_S
        return self._steady_s


@dataclass
class Outside:
    """`here` puts a Telegram with a memory of its own at the one address."""

    url: str
    client: TelegramClient
    clock: HandClock
    settings: Settings
    sandbox: Sandbox | None = None
    app: object = None

    def here(self, memory: Path) -> None:
        if self.sandbox is not None:
            self.sandbox.close()
        self.sandbox = Sandbox(memory, DEFAULT_TOKEN)
        self.sandbox.clock = Unhurried()
        self.app = build_app(self.sandbox)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)  # type: ignore[operator]


@asynccontextmanager
async def outside() -> AsyncIterator[Outside]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with TelegramClient(url) as client:
            settings = load_settings(telegram_bot_token=SecretStr(DEFAULT_TOKEN), telegram_base_url=f"{url}/bot")
            world = Outside(url, client, HandClock(), settings)
            config = uvicorn.Config(
                world.serve,
                interface="asgi3",
                http=AbortableProtocol,
                lifespan="off",
                log_level="warning",
                access_log=False,
            )
            server = uvicorn.Server(config)
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            try:
                yield world
            finally:
                server.should_exit = True
                await serving
                if world.sandbox is not None:
                    world.sandbox.close()
