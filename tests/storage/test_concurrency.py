"""Several processes and many tasks on one database: nothing is lost, and only one wins."""

import asyncio
import sys
from datetime import timedelta

from domain.errors import PlanMovedOn
from domain.plan.proposal import ProposalState
from storage.database import Database
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
