"""Tokens that run out while several use them, and threads that do not come back."""

import asyncio
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

from bot.connectors.garmin import tries
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.lanes import Lanes
from bot.connectors.garmin.login import GarminLogin
from bot.sandbox.garmin.deeds import Person
from bot.sandbox.serving.faults import Fault
from domain.errors import LoginNeeded, Unavailable
from tests.connectors.garmin.conftest import Garmin

HANGS = """
import asyncio, time
from bot.connectors.garmin.lanes import Lanes
from domain.errors import Unavailable

async def main():
    try:
        await Lanes().run("anna", lambda: time.sleep(60), longest_s=0.1)
    except Unavailable as error:
        print(error.key)

asyncio.run(main())
"""


def nights(garmin: Any) -> object:
    return garmin.get_rhr_day("2026-11-25")


@pytest.mark.fault("F82")
async def test_a_token_that_ran_out_is_renewed_once_and_kept(garmin: Garmin) -> None:
    account = await garmin.accounts.of("anna")
    await garmin.client.change(Person(shut_out=True))
    puts = garmin.kept.puts
    await account.ask(nights)
    assert (await garmin.asked()).count("token") == 1
    assert garmin.kept.puts == puts + 1
    await garmin.client.change(Person(shut_out_refreshing=True))
    with pytest.raises(LoginNeeded, match="garmin_login_needed"):
        await account.ask(nights)


@pytest.mark.fault("F85")
@pytest.mark.parametrize("status", [427, 429])
async def test_whoever_lets_nobody_in_is_left_alone_and_the_password_was_not_wrong(garmin: Garmin, status: int) -> None:
    """The library goes five ways in, and all of them are shut."""
    await garmin.client.plan_faults(Fault("error_before", where="sign_in", status=status, times=99))
    with pytest.raises(Unavailable, match="garmin_too_many_requests"):
        await GarminLogin(garmin.accounts).begin("anna", "robin@example.org", "correct horse battery")
    assert set(await garmin.asked()) == {"sign_in"}, "no password was sent"


@pytest.mark.fault("F82")
async def test_whoever_uses_an_account_at_the_same_time_shares_what_was_renewed(garmin: Garmin) -> None:
    source, exporter = await garmin.accounts.of("anna"), await garmin.accounts.of("anna")
    await garmin.client.change(Person(shut_out=True))
    await asyncio.gather(source.ask(nights), exporter.ask(nights), source.ask(nights))
    assert (await garmin.asked()).count("token") == 1


@pytest.mark.fault("F82")
async def test_what_another_process_renewed_is_used_and_nobody_has_to_log_in(garmin: Garmin) -> None:
    here = await garmin.accounts.of("anna")
    there = await Accounts(garmin.kept, garmin.accounts.base_url).of("anna")
    await garmin.client.change(Person(shut_out=True))
    await there.ask(nights)
    await here.ask(nights)
    assert (here.tokens, there.tokens) == (garmin.kept.tokens("anna"), garmin.kept.tokens("anna"))


@pytest.mark.fault("F82")
async def test_a_server_that_cannot_renew_tokens_just_now_wants_no_person(
    garmin: Garmin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "FIRST_REST_S", 0.01)
    account = await garmin.accounts.of("anna")
    await garmin.client.change(Person(shut_out=True))
    await garmin.client.plan_faults(*(Fault("error_before", where="token", nth=n, status=503) for n in range(1, 10)))
    with pytest.raises(Unavailable, match="garmin_unreachable"):
        await account.ask(nights)
    await account.ask(nights)


@pytest.mark.fault("F95")
async def test_an_answer_that_never_ends_holds_up_nobody_else() -> None:
    lanes, let_go = Lanes(), threading.Event()
    with pytest.raises(Unavailable, match="garmin_hangs"):
        await lanes.run("anna", lambda: let_go.wait(30), longest_s=0.1)
    for _ in range(20):
        with pytest.raises(Unavailable, match="garmin_hangs"):
            await lanes.run("anna", lambda: None, longest_s=0.01)
    began = time.monotonic()
    assert await lanes.run("ben", lambda: "well", longest_s=5) == "well"
    assert time.monotonic() - began < 1
    let_go.set()
    assert await lanes.run("anna", lambda: "again", longest_s=5) == "again"


@pytest.mark.fault("F95")
def test_an_answer_that_never_ends_does_not_keep_the_process_from_ending() -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", HANGS], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "garmin_hangs"), done.stderr
    assert time.monotonic() - began < 30, "its thread sleeps for a minute"
