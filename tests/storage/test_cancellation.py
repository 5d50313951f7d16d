"""A task may be cancelled at any await of a transaction: the lock is free afterwards, and the rows are whole."""

import asyncio
from collections.abc import Coroutine, Generator
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.repositories import heartbeats
from tests.builders.values import NOW

# A begin, two statements and an end are at least so many suspensions.
FEWEST = 3


class CancelledAt:
    """Awaits a coroutine and cancels the task at its nth suspension, or at every one from there on."""

    def __init__(self, awaited: Coroutine[Any, Any, None], nth: int, *, persistent: bool = False) -> None:
        self._steps = awaited.__await__()
        self._nth = nth
        self._persistent = persistent
        self.suspensions = 0

    def __await__(self) -> Generator[Any, Any, None]:
        try:
            waited = next(self._steps)
            while True:
                self._count()
                try:
                    yield waited
                except asyncio.CancelledError as error:
                    waited = self._steps.throw(error)
                else:
                    waited = next(self._steps)
        except StopIteration:
            return

    def _count(self) -> None:
        self.suspensions += 1
        task = asyncio.current_task()
        assert task is not None
        if self.suspensions == self._nth or (self._persistent and self.suspensions > self._nth):
            task.cancel()

    async def run(self) -> bool:
        """False where it was cancelled."""

        async def within() -> None:
            await self

        task = asyncio.create_task(within())
        await asyncio.wait([task])
        return not task.cancelled()


async def two_beats(database: Database, seconds: int) -> None:
    async with database.writing() as unit:
        await heartbeats.beat(unit, "poll", NOW + timedelta(seconds=seconds))
        await heartbeats.beat(unit, "tick", NOW + timedelta(seconds=seconds))


async def seen(database: Database) -> set[int]:
    async with database.reading() as unit:
        return {round((at - NOW).total_seconds()) for at in (await heartbeats.all(unit)).values()}


@pytest.mark.fault("F130")
@pytest.mark.parametrize("persistent", [False, True], ids=["once", "for ever"])
async def test_no_cancellation_holds_the_lock_or_halves_a_transaction(database: Database, persistent: bool) -> None:
    finished = kept = False
    nth = 0
    while not finished:
        nth += 1
        await two_beats(database, 0)
        steps = CancelledAt(two_beats(database, nth), nth, persistent=persistent)
        finished = await steps.run()
        found = await seen(database)
        assert found in ({0}, {nth})
        assert found == {nth} or not (kept or finished), "once the commit has begun, it is kept"
        kept = found == {nth}
        async with asyncio.timeout(1):
            await two_beats(database, 0)
    assert nth > FEWEST


async def test_a_cancelled_reader_gives_its_connection_back(database: Database) -> None:
    async def read() -> None:
        async with database.reading() as unit:
            await heartbeats.all(unit)

    nth = 1
    while not await CancelledAt(read(), nth).run():
        nth += 1
    assert nth > FEWEST
    async with asyncio.timeout(1):
        await asyncio.gather(*(read() for _ in range(8)))
