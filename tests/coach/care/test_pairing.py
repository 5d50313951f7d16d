"""A code pairs one account once, within ten minutes, and guessing leads nowhere."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.coach.care.pairing import (
    ALPHABET,
    GOOD_FOR,
    LENGTH,
    MAX_TRIES,
    MAX_TRIES_OF_ALL,
    TRIES_WITHIN,
    make_code,
    redeem,
)
from domain.athlete.athlete import Athlete
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes

KEYS = KeyRing.from_secret("a key ring for the tests of pairing")
NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
ANNAS, MALLORYS = 77, 78


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.at(f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}", KEYS)
    await migrate(database, tmp_path, NOW)
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("anna", "Anna"), NOW)
    yield database
    await database.dispose()


async def test_a_code_pairs_the_account_that_brings_it_once(database: Database) -> None:
    code = await make_code(database, "anna", NOW)
    assert await _redeem(database, code, ANNAS) == "anna"
    assert await _redeem(database, code, MALLORYS) is None
    async with database.reading() as unit:
        assert await athletes.by_user(unit, ANNAS) == "anna"
        assert await athletes.chat_of(unit, "anna") == ANNAS
        assert await athletes.by_user(unit, MALLORYS) is None


async def test_a_code_may_be_typed_as_people_type(database: Database) -> None:
    code = await make_code(database, "anna", NOW)
    assert await _redeem(database, f" {code.lower().replace('-', ' ')} ", ANNAS) == "anna"


async def test_a_code_ends_after_ten_minutes(database: Database) -> None:
    code = await make_code(database, "anna", NOW)
    assert await _redeem(database, code, ANNAS, NOW + GOOD_FOR) is None
    assert await _redeem(database, code, ANNAS, NOW + GOOD_FOR - timedelta(seconds=1)) == "anna"


async def test_a_new_code_ends_the_one_before(database: Database) -> None:
    first = await make_code(database, "anna", NOW)
    second = await make_code(database, "anna", NOW)
    assert await _redeem(database, first, ANNAS) is None
    assert await _redeem(database, second, ANNAS) == "anna"


async def test_after_five_tries_even_the_right_code_waits_for_the_hour(database: Database) -> None:
    for _ in range(MAX_TRIES):
        assert await _redeem(database, "WRONG-WRONG", MALLORYS) is None
    code = await make_code(database, "anna", NOW)
    assert await _redeem(database, code, MALLORYS) is None
    later = NOW + TRIES_WITHIN
    code = await make_code(database, "anna", later)
    assert await _redeem(database, code, MALLORYS, later) == "anna"


async def test_one_guesser_uses_up_nobody_elses_tries(database: Database) -> None:
    code = await make_code(database, "anna", NOW)
    for _ in range(MAX_TRIES + 1):
        await _redeem(database, "WRONG-WRONG", MALLORYS)
    assert await _redeem(database, code, ANNAS) == "anna"


async def test_a_crowd_of_guessers_has_fifty_tries_an_hour_together(database: Database) -> None:
    for number in range(MAX_TRIES_OF_ALL):
        assert await _redeem(database, "WRONG-WRONG", 1000 + number) is None
    code = await make_code(database, "anna", NOW)
    assert await _redeem(database, code, ANNAS) is None
    later = NOW + TRIES_WITHIN
    code = await make_code(database, "anna", later)
    assert await _redeem(database, code, ANNAS, later) == "anna"


async def test_the_code_itself_is_nowhere_in_the_database(database: Database, tmp_path: Path) -> None:
    code = await make_code(database, "anna", NOW)
    await database.dispose()
    kept = b"".join(await asyncio.to_thread(_files, tmp_path))
    assert b"anna" in kept
    assert code.replace("-", "").encode() not in kept
    assert code.encode() not in kept


def test_there_are_at_least_forty_bits_in_unmistakable_signs() -> None:
    assert len(set(ALPHABET)) ** LENGTH >= 2**40
    assert not set("01OI") & set(ALPHABET)


def _files(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.iterdir() if file.is_file()]


async def _redeem(database: Database, code: str, user_id: int, now: datetime = NOW) -> str | None:
    async with database.writing() as unit:
        return await redeem(unit, code, user_id, user_id, now)
