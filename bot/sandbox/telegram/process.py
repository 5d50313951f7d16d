"""Starts Telegram as a process beside this one, and stops it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.serving.process import running
from bot.sandbox.telegram.client import TelegramClient

DEFAULT_TOKEN = "7000000001:SANDBOX-telegram-on-loopback"  # noqa: S105 - opens nothing but the sandbox


@dataclass(frozen=True, slots=True)
class RunningTelegram:
    """Where it listens. `bot_api_base` and `file_base` are what a Bot API client calls its base URLs."""

    url: str
    token: str
    pid: int
    client: TelegramClient

    @property
    def chat_url(self) -> str:
        return f"{self.url}/chat"

    @property
    def bot_api_base(self) -> str:
        return f"{self.url}/bot"

    @property
    def file_base(self) -> str:
        return f"{self.url}/file/bot"


@asynccontextmanager
async def running_telegram(data_dir: Path, port: int = 0, token: str = DEFAULT_TOKEN) -> AsyncIterator[RunningTelegram]:
    """Telegram on 127.0.0.1 with its memory in `data_dir`, until the block ends."""
    given = ("--port", str(port), "--data-dir", str(data_dir), "--token", token)
    async with running("bot.sandbox.telegram", *given) as (url, pid), TelegramClient(url) as client:
        yield RunningTelegram(url, token, pid, client)
