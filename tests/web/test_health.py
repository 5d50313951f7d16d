"""Well is who has polled, ticked and written within ninety seconds and can read; anything else says why."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from domain.errors import Unavailable
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import heartbeats
from tests.builders.disk import no_file_may_grow
from tests.builders.season import NOW, HandClock
from tests.web.conftest import Serve, free_port, part_on, served

SILENT = "silent for more than 90 s"


async def beat(database: Database, **seconds_ago: float) -> None:
    async with database.writing() as unit:
        for name, ago in seconds_ago.items():
            await heartbeats.beat(unit, name, NOW - timedelta(seconds=ago))


async def test_a_coach_that_does_its_work_is_well(serve: Serve, database: Database) -> None:
    await beat(database, poll=12, tick=30.25)
    async with serve() as monitor:
        answer = await monitor.get("/healthz")
    assert answer.status_code == 200
    ages = {"poll": 12.0, "tick": 30.2, "write": 12.0}
    assert answer.json() == {"well": True, "reasons": [], "seconds_since": ages}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.fault("F149")
@pytest.mark.parametrize(
    ("beats", "silent"),
    [
        ({"poll": 91, "tick": 0}, ["poll"]),
        ({"poll": 0, "tick": 91}, ["tick"]),
        ({"poll": 91, "tick": 95}, ["poll", "tick", "write"]),
        ({"poll": 91, "tick": 95, "worker:main": 1}, ["poll", "tick"]),
        ({"poll": 90}, ["tick"]),
        ({}, ["poll", "tick", "write"]),
    ],
)
async def test_whoever_fell_silent_is_named(
    serve: Serve, database: Database, beats: dict[str, float], silent: list[str]
) -> None:
    await beat(database, **beats)
    async with serve() as monitor:
        answer = await monitor.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == [f"{name}: {SILENT}" for name in silent]


@pytest.mark.fault("F149")
async def test_a_database_that_cannot_be_read_is_no_health(tmp_path: Path, key_ring: KeyRing, clock: HandClock) -> None:
    database = Database.at(f"sqlite+aiosqlite:///{tmp_path / 'secretly-named.db'}", key_ring)
    async with served(part_on(free_port(), database, clock)) as monitor:
        for path in ("/healthz", "/metrics"):
            answer = await monitor.get(path)
            assert answer.status_code == 503
            assert "database_missing" in answer.text
            assert "secretly" not in answer.text
    await database.dispose()


async def test_it_recovers_by_itself(serve: Serve, database: Database, clock: HandClock) -> None:
    await beat(database, poll=0, tick=0)
    async with serve() as monitor:
        clock.advance(seconds=91)
        assert (await monitor.get("/healthz")).status_code == 503
        await beat(database, poll=-91, tick=-91)
        assert (await monitor.get("/healthz")).status_code == 200


@pytest.mark.fault("F123")
async def test_a_disk_that_errs_is_no_health_until_it_is_well(sqlite: Database, clock: HandClock) -> None:
    await beat(sqlite, poll=0, tick=0)
    async with served(part_on(free_port(), sqlite, clock)) as monitor:
        with no_file_may_grow(beyond=0):
            clock.advance(seconds=91)
            with pytest.raises(Unavailable, match="database_io_error"):
                await beat(sqlite, poll=-91, tick=-91)
            assert (await monitor.get("/healthz")).status_code == 503
        await beat(sqlite, poll=-91, tick=-91)
        assert (await monitor.get("/healthz")).status_code == 200


async def test_an_open_question_does_not_hold_up_the_end(sqlite: Database, clock: HandClock) -> None:
    part = part_on(free_port(), sqlite, clock)
    async with served(part):
        reader, writer = await asyncio.open_connection("127.0.0.1", part.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        await writer.drain()
        ended = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - ended < 4
    assert await reader.read() == b""
    writer.close()
