"""Several processes and many tasks on one database: nothing is lost, and only one wins."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from datetime import timedelta

import pytest

from domain.errors import PlanMovedOn, Unavailable
from domain.plan.proposal import ProposalState
from storage.database import Database
from storage.engines import PAUSED_TIMEOUT_MS
from storage.repositories import athletes, heartbeats, plans, proposals
from tests.builders.values import NOW, athlete, proposal, version
from tests.conftest import SECRET

PROCESSES, INCREMENTS, TASKS = 3, 100, 20

# Reads, then writes what it read plus one: whoever does not hold the lock from the start loses somebody's second.
COUNT = """
import asyncio, sys
from datetime import timedelta
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import heartbeats

async def count(url, secret, times):
    database = Database.at(url, KeyRing.from_secret(secret))
    for _ in range(times):
        async with database.writing() as unit:
            known = await heartbeats.all(unit)
            await heartbeats.beat(unit, "count", known["count"] + timedelta(seconds=1))
    await database.dispose()

asyncio.run(count(sys.argv[1], sys.argv[2], int(sys.argv[3])))
"""

PAUSE = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import heartbeats

async def pause(url, secret):
    database = Database.at(url, KeyRing.from_secret(secret))
    async with database.writing() as unit:
        await heartbeats.beat(unit, "paused", datetime.now(UTC))
        os.kill(os.getpid(), signal.SIGSTOP)

asyncio.run(pause(sys.argv[1], sys.argv[2]))
"""


async def test_three_processes_lose_no_increment(database: Database, url: str) -> None:
    async with database.writing() as unit:
        await heartbeats.beat(unit, "count", NOW)
    command = [sys.executable, "-W", "error", "-c", COUNT, url, SECRET, str(INCREMENTS)]
    counting = [await asyncio.create_subprocess_exec(*command) for _ in range(PROCESSES)]
    assert await asyncio.gather(*(process.wait() for process in counting)) == [0] * PROCESSES
    async with database.reading() as unit:
        counted = (await heartbeats.all(unit))["count"] - NOW
    assert counted == timedelta(seconds=PROCESSES * INCREMENTS)


async def test_of_twenty_next_versions_one_is_kept(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await plans.create(unit, "anna", version())

    async def append(number: int) -> bool:
        try:
            async with database.writing() as unit:
                await plans.append(unit, "anna", version(2, proposal_id=f"p{number}"))
        except PlanMovedOn as error:
            return error.values != {"base": 1, "current": 2}
        return True

    won = await asyncio.gather(*(append(number) for number in range(TASKS)))
    assert sum(won) == 1
    async with database.reading() as unit:
        current = await plans.current(unit, "anna")
    assert current == version(2, proposal_id=f"p{won.index(True)}")


async def test_of_twenty_taps_one_decides(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await plans.create(unit, "anna", version())
        await proposals.add(unit, proposal())

    async def tap(number: int) -> bool:
        state = ProposalState.APPROVED if number % 2 else ProposalState.REJECTED
        async with database.writing() as unit:
            return await proposals.close(unit, "anna", proposal().id, state, NOW)

    assert sum(await asyncio.gather(*(tap(number) for number in range(TASKS)))) == 1


@pytest.mark.fault("F32")
@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_a_process_paused_within_a_transaction_does_not_keep_the_others_from_writing_for_ever(
    database: Database, url: str
) -> None:
    paused = await asyncio.create_subprocess_exec(sys.executable, "-c", PAUSE, url, SECRET, stderr=PIPE)
    await _stopped(paused)
    with pytest.raises(Unavailable):
        await _beat(database)
    async with asyncio.timeout(PAUSED_TIMEOUT_MS / 1000 + 10):
        while not await _wrote(database):
            pass
    paused.send_signal(signal.SIGCONT)
    _, said = await paused.communicate()
    assert b"Unavailable" in said, "it is told that its transaction is gone"
    async with database.reading() as unit:
        assert list(await heartbeats.all(unit)) == ["count"]


async def _stopped(process: Process) -> None:
    """A stop says so to its parent; asking for that leaves the end of the process to asyncio."""
    await asyncio.to_thread(os.waitid, os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)


async def _beat(database: Database) -> None:
    async with database.writing() as unit:
        await heartbeats.beat(unit, "count", NOW)


async def _wrote(database: Database) -> bool:
    try:
        await _beat(database)
    except Unavailable:
        return False
    return True
