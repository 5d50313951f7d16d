"""Starts Telegram as a process beside this one, and stops it again."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.telegram.client import TelegramClient

DEFAULT_TOKEN = "7000000001:SANDBOX-telegram-on-loopback"  # noqa: S105 - opens nothing but the sandbox
START_S = 30.0
STOP_S = 5.0


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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.sandbox.telegram", "--port", str(port), "--data-dir", str(data_dir), "--token", token),
        stdout=PIPE,
    )
    try:
        url = await _address(process)
        async with TelegramClient(url) as client:
            yield RunningTelegram(url, token, process.pid, client)
    finally:
        await _stop(process)


async def _address(process: Process) -> str:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), START_S)
    if not line:
        raise RuntimeError("the sandbox Telegram did not start; its own message stands above")
    return str(json.loads(line)["url"])


async def _stop(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_S)
    except TimeoutError:
        process.kill()
        await process.wait()
