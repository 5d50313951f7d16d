"""A code pairs once and in time, and trying is counted."""

from datetime import timedelta

from storage.database import Unit
from storage.repositories import pairing
from tests.builders.values import NOW

IN_TIME = NOW + timedelta(minutes=9)
TOO_LATE = NOW + timedelta(minutes=10)
WINDOW = timedelta(hours=1)


async def test_a_code_works_once(unit: Unit) -> None:
    await pairing.add(unit, b"hash", "anna", TOO_LATE)
    assert await pairing.take(unit, b"other", IN_TIME) is None
    assert await pairing.take(unit, b"hash", IN_TIME) == "anna"
    assert await pairing.take(unit, b"hash", IN_TIME) is None


async def test_a_code_runs_out(unit: Unit) -> None:
    await pairing.add(unit, b"hash", "anna", TOO_LATE)
    assert await pairing.take(unit, b"hash", TOO_LATE) is None


async def test_a_new_code_replaces_the_one_before(unit: Unit) -> None:
    await pairing.add(unit, b"first", "anna", TOO_LATE)
    await pairing.add(unit, b"second", "anna", TOO_LATE)
    assert await pairing.take(unit, b"first", IN_TIME) is None
    assert await pairing.take(unit, b"second", IN_TIME) == "anna"


async def test_tries_are_counted_per_account_and_window(unit: Unit) -> None:
    assert [await pairing.count_try(unit, 1, NOW + timedelta(minutes=m), WINDOW) for m in range(3)] == [1, 2, 3]
    assert await pairing.count_try(unit, 2, NOW, WINDOW) == 1
    assert await pairing.count_try(unit, 1, NOW + timedelta(minutes=59), WINDOW) == 4
    assert await pairing.count_try(unit, 1, NOW + WINDOW, WINDOW) == 1
    assert await pairing.count_try(unit, 1, NOW + WINDOW + timedelta(minutes=5), WINDOW) == 2
