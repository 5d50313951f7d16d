"""A moment keeps its instant, whatever zone it was written in."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from storage.database import Database
from storage.repositories import heartbeats
from tests.builders.values import NOW

ZONES = [UTC, ZoneInfo("America/Los_Angeles"), ZoneInfo("Asia/Kathmandu"), timezone(timedelta(hours=-12))]


async def beat(database: Database, at: datetime) -> datetime:
    async with database.writing() as unit:
        await heartbeats.beat(unit, "poll", at)
    async with database.reading() as unit:
        return (await heartbeats.all(unit))["poll"]


@pytest.mark.parametrize("zone", ZONES, ids=str)
async def test_a_moment_comes_back_in_utc(database: Database, zone: timezone) -> None:
    found = await beat(database, NOW.astimezone(zone))
    assert found == NOW
    assert found.tzinfo is UTC


async def test_the_hour_that_comes_twice_is_told_apart(database: Database) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    assert await beat(database, second) - await beat(database, first) == timedelta(hours=1)


@pytest.mark.fault("F81")
async def test_a_moment_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        await beat(database, NOW.replace(tzinfo=None))
