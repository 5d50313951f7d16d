"""Scripted trouble strikes the request it was meant for, before or after the request took effect."""

import asyncio
import sys
import time

import httpx
import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut

from bot.sandbox.serving.faults import Fault, Faults
from bot.sandbox.telegram.client import SandboxError
from bot.sandbox.telegram.process import RunningTelegram


async def send(raw: httpx.AsyncClient, person: int, text: str = "hi") -> httpx.Response:
    return await raw.post("sendMessage", json={"chat_id": person, "text": text})


@pytest.mark.parametrize("status", [403, 500, 502])
async def test_an_error_before_leaves_nothing_behind(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient, status: int
) -> None:
    await telegram.client.plan_faults(Fault("error_before", where="sendMessage", status=status))
    answer = await send(raw, person)
    assert (answer.status_code, answer.json()["error_code"]) == (status, status)
    assert await telegram.client.messages(person) == []
    assert (await send(raw, person)).status_code == 200


async def test_too_many_requests_with_and_without_a_time(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    timed, plain = Fault("error_before", status=429, retry_after=7), Fault("error_before", nth=2, status=429)
    await telegram.client.plan_faults(timed, plain)
    assert (await send(raw, person)).json()["parameters"] == {"retry_after": 7}
    assert "parameters" not in (await send(raw, person)).json()


async def test_python_telegram_bot_meets_them_as_its_own_errors(telegram: RunningTelegram, person: int) -> None:
    await telegram.client.plan_faults(
        Fault("error_before", where="sendMessage", status=429, retry_after=3),
        Fault("error_before", where="sendMessage", nth=2, status=403),
        Fault("apply_then_drop", where="sendMessage", nth=3),
        Fault("slow", where="sendChatAction", seconds=5),
    )
    async with Bot(telegram.token, base_url=telegram.bot_api_base) as bot:
        for error in (RetryAfter, Forbidden, NetworkError):
            with pytest.raises(error):
                await bot.send_message(person, "hi")
        with pytest.raises(TimedOut):
            await bot.send_chat_action(person, "typing", read_timeout=0.2)
    assert [seen.words for seen in await telegram.client.from_bot(person)] == ["hi"]
    assert len(await telegram.client.actions(person)) == 1


async def test_dropped_before_and_dropped_after(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    known = len(await telegram.client.calls())
    await telegram.client.plan_faults(Fault("drop_before"), Fault("apply_then_drop", nth=2))
    with pytest.raises(httpx.TransportError):
        await send(raw, person, "lost")
    with pytest.raises(httpx.TransportError):
        await send(raw, person, "there all the same")
    assert [seen.words for seen in await telegram.client.from_bot(person)] == ["there all the same"]
    assert [(call.status, call.fault) for call in await telegram.client.calls("sendMessage", known)] == [
        (0, "drop_before"),
        (0, "apply_then_drop"),
    ]


async def test_garbage_after(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    await telegram.client.plan_faults(Fault("garbage_after"), Fault("garbage_after", nth=2, body='{"ok":false}'))
    answer = await send(raw, person)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert len(await telegram.client.from_bot(person)) == 1
    assert (await raw.get("getMe")).json() == {"ok": False}


async def test_a_slow_answer_comes_late_but_the_deed_is_done_at_once(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    await telegram.client.plan_faults(Fault("slow", seconds=1.5))
    began = time.monotonic()
    sending = asyncio.create_task(send(raw, person))
    await telegram.client.wait_for(person, lambda seen: seen.words == "hi", timeout_s=1.3)
    await sending
    assert time.monotonic() - began >= 1.5


@pytest.mark.parametrize(("mode", "left"), [("kill_before", []), ("kill_after", ["two"])])
async def test_the_bot_is_killed_at_the_second_request(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient, mode: str, left: list[str]
) -> None:
    victim = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(60)")
    await telegram.client.plan_faults(
        Fault("kill_before" if mode == "kill_before" else "kill_after", nth=2, pid=victim.pid)
    )
    before = await telegram.client.count()
    await raw.post("getUpdates")
    await raw.get("getMe")
    assert victim.returncode is None
    with pytest.raises(httpx.TransportError):
        await send(raw, person, "two")
    assert await asyncio.wait_for(victim.wait(), 5) == -9
    assert [seen.words for seen in await telegram.client.from_bot(person)] == left
    after = await telegram.client.count()
    assert (after.requests - before.requests, after.polls - before.polls) == (2, 1)


async def test_faults_can_be_taken_back_and_must_make_sense(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    await telegram.client.plan_faults(Fault("error_before"))
    await telegram.client.clear_faults()
    assert (await send(raw, person)).status_code == 200
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(f"{telegram.url}/world/faults", json=[{"mode": "kill_after"}])
    assert "needs the pid" in answer.json()["error"]
    with pytest.raises(SandboxError, match="there is no file"):
        await telegram.client.file("none")


def test_polls_are_struck_only_by_name() -> None:
    faults = Faults(apart={"getUpdates"})
    any_method, poll = Fault("error_before"), Fault("drop_before", where="getUpdates", nth=2)
    faults.plan((any_method, poll))
    assert [faults.take(method) for method in ("getUpdates", "getUpdates", "getMe", "getMe")] == [
        None,
        poll,
        any_method,
        None,
    ]
