"""A process of its own: it remembers, it stops when told, and it lets no waiting request hold it."""

import asyncio
import signal
import sys
import time
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from bot.sandbox.telegram.events import ChatLeft
from bot.sandbox.telegram.log import Log
from bot.sandbox.telegram.methods.registry import BY_NAME, METHODS
from bot.sandbox.telegram.process import running_telegram

ANNA = 42


async def test_everything_is_still_there_after_a_restart(tmp_path: Path, png: bytes) -> None:
    async with running_telegram(tmp_path) as first, Bot(first.token, base_url=first.bot_api_base) as bot:
        await first.client.join(ANNA)
        await first.client.advance(3600)
        await first.client.say(ANNA, "hello")
        sent = await bot.send_photo(ANNA, png, caption="chart")
        before = await first.client.messages(ANNA)
        calls = await first.client.calls()
    async with running_telegram(tmp_path) as second, Bot(second.token, base_url=second.bot_api_base) as bot:
        assert await second.client.messages(ANNA) == before
        assert (await second.client.calls())[: len(calls)] == calls
        assert await second.client.file(sent.photo[0].file_id) == png
        [update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.text == "hello"
        later = await second.client.say(ANNA, "later")
        assert later.message_id == sent.message_id + 1
        assert later.date >= before[0].message.date


async def test_a_line_cut_by_a_kill_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(b'{"event":"ChatLeft","chat_id":1}\n{"event":"ChatL')
    log = Log(path)
    log.append(ChatLeft(2))
    assert list(log.events()) == [ChatLeft(1), ChatLeft(2)]
    log.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_at_once_though_a_poll_and_a_stream_wait(tmp_path: Path, how: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.sandbox.telegram", "--data-dir", str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    url = (await process.stdout.readline()).decode().split('"')[3]
    token = "7000000001:SANDBOX-telegram-on-loopback"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as http, http.stream("GET", "/world/chats/42/events"):
        polling = asyncio.create_task(http.post(f"/bot{token}/getUpdates", json={"timeout": 50}, timeout=60))
        while (await http.get("/world/count")).json()["polls"] == 0:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        began = time.monotonic()
        process.send_signal(how)
        assert (await polling).json() == {"ok": True, "result": []}
        complaints = await process.stderr.read()
    await process.wait()
    assert time.monotonic() - began < 20
    assert complaints == b""


async def test_a_bad_token_or_port_is_said_and_not_started(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="did not start"):
        async with running_telegram(tmp_path, token="nonsense"):
            pytest.fail("it must not start")


def test_every_method_is_registered_once() -> None:
    assert len(BY_NAME) == len(METHODS)
    assert all(hasattr(Bot, name) for name, _ in METHODS)
