"""Small writes that share a transaction."""

import asyncio
from datetime import timedelta

import pytest

from domain.errors import Unavailable
from storage.cipher import KeyRing
from storage.database import Database, Unit
from storage.repositories import heartbeats
from storage.together import Together
from tests.builders.values import NOW


async def test_a_crowd_shares_few_transactions_and_each_gets_its_own_answer(database: Database) -> None:
    together, before = Together(database), sum(database.waits.counts)

    async def write(unit: Unit, number: int) -> int:
        await heartbeats.beat(unit, f"worker:{number}", NOW + timedelta(seconds=number))
        return number

    async def ask(number: int) -> int:
        return await together.write(lambda unit: write(unit, number))

    assert await asyncio.gather(*map(ask, range(50))) == list(range(50))
    assert sum(database.waits.counts) - before <= 2, "transactions"
    async with database.reading() as unit:
        assert len(await heartbeats.all(unit)) == 50


async def test_they_stand_or_fall_together_and_the_next_ones_are_not_harmed(database: Database) -> None:
    together = Together(database)

    async def refuse(unit: Unit) -> None:
        raise Unavailable("database_busy")

    async def write(unit: Unit) -> None:
        await heartbeats.beat(unit, "worker:main", NOW)

    answers = await asyncio.gather(together.write(write), together.write(refuse), return_exceptions=True)
    assert [type(answer) for answer in answers] == [Unavailable, Unavailable]
    async with database.reading() as unit:
        assert not await heartbeats.all(unit)
    await together.write(write)
    async with database.reading() as unit:
        assert list(await heartbeats.all(unit)) == ["worker:main"]


async def test_who_is_cancelled_takes_nobody_along(database: Database) -> None:
    together, begun = Together(database), asyncio.Event()

    async def slowly(unit: Unit) -> None:
        begun.set()
        await asyncio.sleep(0.05)
        await heartbeats.beat(unit, "worker:slow", NOW)

    async def write(unit: Unit) -> None:
        await heartbeats.beat(unit, "worker:main", NOW)

    leaving, staying = asyncio.create_task(together.write(slowly)), asyncio.create_task(together.write(write))
    await begun.wait()
    leaving.cancel()
    await staying
    with pytest.raises(asyncio.CancelledError):
        await leaving
    async with database.reading() as unit:
        assert set(await heartbeats.all(unit)) == {"worker:slow", "worker:main"}


class Gone(BaseException):
    """What a lost power supply is to the code: nothing that it could handle."""


async def test_whatever_ends_the_writing_leaves_nobody_waiting(database: Database) -> None:
    together, begun = Together(database), asyncio.Event()

    async def end(unit: Unit) -> None:
        begun.set()
        await asyncio.sleep(0.05)
        raise Gone

    async def write(unit: Unit) -> None:
        await heartbeats.beat(unit, "worker:main", NOW)

    first = asyncio.create_task(together.write(end))
    await begun.wait()
    second = asyncio.create_task(together.write(write))
    answers = await asyncio.wait_for(asyncio.gather(first, second, return_exceptions=True), 5)
    assert [type(answer) for answer in answers] == [Gone, Gone]
    await together.write(write)


async def test_a_missing_database_is_told_to_whoever_asked(tmp_path: object, key_ring: KeyRing) -> None:
    nowhere = Database.at(f"sqlite+aiosqlite:///{tmp_path}/none.db", key_ring)

    async def write(unit: Unit) -> None:
        await heartbeats.beat(unit, "worker:main", NOW)

    with pytest.raises(Exception, match="database_missing"):
        await Together(nowhere).write(write)
    await nowhere.dispose()
