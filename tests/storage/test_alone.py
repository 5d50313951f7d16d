"""One poller at a time on a server; a file has its folder's lock for that."""

import asyncio

import pytest

from domain.errors import Configuration, Unavailable
from storage import alone
from storage.alone import polling_alone
from storage.cipher import KeyRing
from storage.database import Database
from tests.builders.postgres import PostgresServer


@pytest.fixture
def servers(postgres: PostgresServer, postgres_url: str, key_ring: KeyRing) -> tuple[Database, Database]:
    return Database.at(postgres_url, key_ring), Database.at(postgres_url, key_ring)


async def test_a_second_poller_is_refused_until_the_first_is_gone(servers: tuple[Database, Database]) -> None:
    first, second = servers
    async with polling_alone(first):
        with pytest.raises(Configuration, match="another_coach_polls"):
            async with polling_alone(second):
                pytest.fail("two pollers at once")
    async with polling_alone(second):
        pass


async def test_whoever_loses_the_lock_is_told(
    servers: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server ends the session: its lock is free, and another may have it."""
    monkeypatch.setattr(alone, "STILL_THERE_S", 0.05)
    first, second = servers
    async with polling_alone(first) as keep_lock:
        keeping = asyncio.create_task(keep_lock())
        await asyncio.sleep(0.1)
        assert not keeping.done()
        async with second.writing() as unit:
            await unit.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        with pytest.raises(Unavailable):
            await asyncio.wait_for(keeping, 5)
    await second.dispose()


async def test_a_file_needs_no_lock_of_its_own(sqlite: Database) -> None:
    async with polling_alone(sqlite) as one, polling_alone(sqlite) as other:
        ended = await asyncio.wait_for(asyncio.gather(one(), other()), 5)
        assert set(ended) == {None}
