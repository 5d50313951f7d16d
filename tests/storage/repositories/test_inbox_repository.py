"""An update is stored once and has one outcome."""

from datetime import timedelta

from sqlalchemy import select

from storage.database import Unit
from storage.repositories import inbox
from storage.repositories.inbox import Incoming
from storage.tables.inbox import inbox as table
from tests.builders.values import NOW

RAW = b'{"update_id": 7, "message": {"text": "\xc3\xa4"}} \x00\xff'


async def test_an_update_is_stored_once_byte_for_byte(unit: Unit) -> None:
    assert await inbox.store(unit, 7, RAW, NOW)
    assert not await inbox.store(unit, 7, b"again", NOW)
    assert await inbox.pending(unit) == (Incoming(7, RAW, NOW, 0),)


async def test_updates_are_pending_in_their_order_until_they_are_finished(unit: Unit) -> None:
    for update_id in (9, 5_000_000_001, 8):
        await inbox.store(unit, update_id, RAW, NOW)
    assert [incoming.update_id for incoming in await inbox.pending(unit)] == [8, 9, 5_000_000_001]
    assert [incoming.update_id for incoming in await inbox.pending(unit, limit=1)] == [8]
    await inbox.finish(unit, 8, "done", None, NOW)
    await inbox.finish(unit, 9, "dead", "not JSON", NOW)
    assert [incoming.update_id for incoming in await inbox.pending(unit)] == [5_000_000_001]
    assert not await inbox.store(unit, 8, RAW, NOW)


async def test_attempts_are_counted(unit: Unit) -> None:
    await inbox.store(unit, 7, RAW, NOW)
    assert [await inbox.count_attempt(unit, 7) for _ in range(3)] == [1, 2, 3]
    assert (await inbox.pending(unit))[0].attempts == 3


async def test_the_first_outcome_stays(unit: Unit) -> None:
    await inbox.store(unit, 7, RAW, NOW)
    await inbox.finish(unit, 7, "ignored", "forwarded", NOW)
    await inbox.finish(unit, 7, "done", None, NOW + timedelta(hours=1))
    outcome = select(table.c.state, table.c.reason, table.c.finished_at)
    assert (await unit.execute(outcome)).one() == ("ignored", "forwarded", NOW)


async def test_a_number_that_comes_again_after_a_week_is_another_update(unit: Unit) -> None:
    """Telegram counts on from anywhere after a silent week; what waits or is fresh is never taken for another."""
    await inbox.store(unit, 7, RAW, NOW)
    assert not await inbox.store(unit, 7, b"other", NOW + timedelta(days=8)), "it was never looked at"
    await inbox.finish(unit, 7, "done", "old", NOW)
    assert not await inbox.store(unit, 7, b"other", NOW + timedelta(days=5))
    later = NOW + timedelta(days=8)
    assert await inbox.store(unit, 7, b"other", later)
    assert await inbox.pending(unit) == (Incoming(7, b"other", later, 0),)
    kept = select(table.c.reason, table.c.finished_at)
    assert (await unit.execute(kept)).one() == (None, None)
