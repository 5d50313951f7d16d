"""How soon a killed coach hears again, and what an idle one holds in memory against the bare libraries it stands on.

Run by hand: `python tests/benchmarks life`.
"""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from bot.sandbox.telegram.process import RunningTelegram, running_telegram

KILLS, WITHIN_S, IDLE_S, MORE = 5, 5.0, 8.0, 1.25
BARE = """
import asyncio, sys
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from dbos import DBOS
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from telegram.ext import Application


async def main():
    folder, token, base = sys.argv[1:]
    application = Application.builder().token(token).base_url(base).build()
    await application.initialize()
    await application.start()
    await application.updater.start_polling()
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/bare.db")
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
    scheduler = AsyncIOScheduler()
    scheduler.start()
    import sqlcipher3.dbapi2 as module

    options = {"module": module, "creator": lambda: module.connect(f"{folder}/jobs.db", check_same_thread=False)}
    DBOS(config={"name": "bare", "system_database_url": f"sqlite:///{folder}/jobs.db", "db_engine_kwargs": options})
    DBOS.launch()
    await asyncio.sleep(3600)


asyncio.run(main())
"""


def main() -> bool:
    with TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> bool:
    async with running_telegram(folder / "telegram") as telegram:
        heard = [await _heard_again(telegram, folder) for _ in range(KILLS)]
        async with _coach(telegram, folder) as coach:
            ours = await _resident(coach)
        bare_folder = folder / "bare"
        await asyncio.to_thread(bare_folder.mkdir)
        command = (sys.executable, "-c", BARE, str(bare_folder), telegram.token, telegram.bot_api_base)
        async with _process(command, {}) as bare:
            floor = await _resident(bare)
    soon = max(heard) <= WITHIN_S
    print(
        f"  {median(heard):6.1f} s from the start after a kill to the first poll, {max(heard):.1f} at most;"
        f" within {WITHIN_S:.0f}: {_verdict(soon)}"
    )
    small = ours / floor <= MORE
    print(f"  {ours:6.0f} MB in an idle coach, {floor:.0f} in the bare libraries")
    print(f"  {ours / floor:6.2f} times as much, at most {MORE}: {_verdict(small)}")
    return soon and small


def _verdict(met: bool) -> str:
    return "met" if met else "MISSED"


async def _heard_again(telegram: RunningTelegram, folder: Path) -> float:
    async with _coach(telegram, folder) as coach:
        await _polled(telegram)
        coach.kill()
        await coach.wait()
    began = monotonic()
    async with _coach(telegram, folder):
        await _polled(telegram)
        return monotonic() - began


async def _polled(telegram: RunningTelegram) -> None:
    before = (await telegram.client.count()).polls
    async with asyncio.timeout(60):
        while (await telegram.client.count()).polls == before:  # noqa: ASYNC110 - Telegram rings nobody
            await asyncio.sleep(0.01)


async def _resident(process: Process) -> float:
    """MB, once it has come to rest."""
    await asyncio.sleep(IDLE_S)
    status = await asyncio.to_thread(Path(f"/proc/{process.pid}/status").read_text)
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


@asynccontextmanager
async def _coach(telegram: RunningTelegram, folder: Path) -> AsyncIterator[Process]:
    variables = {
        "COACH_DATA_DIR": str(folder / "coach"),
        "COACH_LOG_LEVEL": "ERROR",
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_BASE_URL": telegram.bot_api_base,
    }
    async with _process((sys.executable, "-m", "bot", "run"), variables) as process:
        yield process


@asynccontextmanager
async def _process(command: Sequence[str], variables: dict[str, str]) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(*command, env=os.environ | variables)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
