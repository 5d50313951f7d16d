"""A backup is whole, sealed and one of seven; restored it is what was backed up, or nothing changes."""

import asyncio
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import Configuration
from storage import sealed_file
from storage.backup import back_up, backups, restore
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import athletes, heartbeats
from tests.builders.values import NOW, athlete
from tests.conftest import sqlite_url

OTHER = KeyRing.from_secret("a key that sealed nothing in these tests")


async def store(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def content(file: Path) -> bytes:
    return file.read_bytes()


def put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def stored(file: Path, key_ring: KeyRing) -> object:
    database = Database.at(sqlite_url(file), key_ring)
    async with database.reading() as unit:
        found = await athletes.get(unit, "anna")
    await database.dispose()
    return found


async def test_what_is_restored_is_what_was_backed_up(sqlite: Database, tmp_path: Path, key_ring: KeyRing) -> None:
    await store(sqlite)
    backup = await back_up(sqlite, tmp_path / "backups", key_ring, NOW)
    assert backup.name == "coach-20261121T203015Z.backup"
    target = tmp_path / "restored.db"
    await restore(backup, target, key_ring)
    assert await stored(target, key_ring) == athlete()
    assert mode(target) == 0o600


async def test_a_backup_reads_as_noise(sqlite: Database, tmp_path: Path, key_ring: KeyRing) -> None:
    await store(sqlite)
    noise = content(await back_up(sqlite, tmp_path / "backups", key_ring, NOW))
    assert b"Europe/Berlin" not in noise
    assert b"SQLite" not in noise


async def test_a_restored_database_is_not_mixed_with_the_log_of_the_one_before(
    sqlite: Database, file: Path, tmp_path: Path, key_ring: KeyRing
) -> None:
    backup = await back_up(sqlite, tmp_path / "backups", key_ring, NOW)
    await store(sqlite)
    log = file.with_name("coach.db-wal")
    kept = content(log)
    await sqlite.dispose()
    put(log, kept)
    await restore(backup, file, key_ring)
    assert await stored(file, key_ring) is None


@pytest.mark.fault("F131")
async def test_writers_go_on_while_a_backup_is_made(sqlite: Database, tmp_path: Path, key_ring: KeyRing) -> None:
    async def write() -> None:
        for number in range(50):
            async with sqlite.writing() as unit:
                await heartbeats.beat(unit, f"a{number}", NOW)
                await heartbeats.beat(unit, f"b{number}", NOW)

    _, backup = await asyncio.gather(write(), back_up(sqlite, tmp_path / "backups", key_ring, NOW))
    await restore(backup, tmp_path / "restored.db", key_ring)
    restored = Database.at(sqlite_url(tmp_path / "restored.db"), key_ring)
    async with restored.reading() as unit:
        assert len(await heartbeats.all(unit)) % 2 == 0
    await restored.dispose()


async def test_the_newest_seven_are_kept(sqlite: Database, tmp_path: Path, key_ring: KeyRing) -> None:
    folder = tmp_path / "backups"
    put(folder / "coach-before-the-move.backup", b"somebody kept it")
    folder.chmod(0o700)
    made = [await back_up(sqlite, folder, key_ring, NOW + timedelta(days=day)) for day in range(9)]
    assert backups(folder) == tuple(reversed(made[2:]))
    assert mode(folder) == 0o700
    assert names(folder) == {backup.name for backup in made[2:]} | {"coach-before-the-move.backup"}


@pytest.mark.fault("F30")
async def test_what_a_killed_backup_left_is_not_listed_and_cleared(
    sqlite: Database, tmp_path: Path, key_ring: KeyRing
) -> None:
    folder = tmp_path / "backups"
    put(folder / ".unfinished-x" / "plain.db", b"half of it")
    assert backups(folder) == ()
    made = await back_up(sqlite, folder, key_ring, NOW)
    assert names(folder) == {made.name}


async def test_without_its_key_a_backup_says_so(sqlite: Database, file: Path, key_ring: KeyRing) -> None:
    await store(sqlite)
    backup = await back_up(sqlite, file.parent / "backups", key_ring, NOW)
    with pytest.raises(Configuration, match="backup_key_missing"):
        await restore(backup, file, OTHER)
    assert await stored(file, key_ring) == athlete()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_refused(tmp_path: Path, key_ring: KeyRing, data: st.DataObject) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    size = data.draw(st.sampled_from([0, 1, 100, sealed_file.CHUNK_BYTES, sealed_file.CHUNK_BYTES + 1]))
    plain.write_bytes(b"x" * size)
    sealed_file.seal(plain, sealed, key_ring)
    sealed_file.unseal(sealed, tmp_path / "again", key_ring)
    assert (tmp_path / "again").read_bytes() == plain.read_bytes()
    whole = sealed.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    sealed.write_bytes(data.draw(st.sampled_from([changed, whole[:place], whole + b"x"])))
    with pytest.raises(Configuration, match=r"backup_(damaged|key_missing)"):
        sealed_file.unseal(sealed, tmp_path / "again", key_ring)


def test_chunks_cannot_change_places(tmp_path: Path, key_ring: KeyRing) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"a" * sealed_file.CHUNK_BYTES + b"b" * sealed_file.CHUNK_BYTES + b"c")
    sealed_file.seal(plain, sealed, key_ring)
    whole = sealed.read_bytes()
    start, size = len(sealed_file.MARK) + 8 + 7, sealed_file.CHUNK_BYTES + sealed_file.TAG_BYTES
    first, second = whole[start : start + size], whole[start + size : start + 2 * size]
    for forged in (second + first + whole[start + 2 * size :], first + whole[start + 2 * size :], first + second):
        sealed.write_bytes(whole[:start] + forged)
        with pytest.raises(Configuration, match="backup_damaged"):
            sealed_file.unseal(sealed, tmp_path / "again", key_ring)


@pytest.mark.fault("F126")
async def test_a_backup_by_a_newer_program_replaces_nothing(
    sqlite: Database, tmp_path: Path, key_ring: KeyRing
) -> None:
    await store(sqlite)
    async with sqlite.writing() as unit:
        await unit.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    backup = await back_up(sqlite, tmp_path / "backups", key_ring, NOW)
    target = tmp_path / "kept.db"
    put(target, b"what was there before")
    with pytest.raises(Configuration, match="schema_newer"):
        await restore(backup, target, key_ring)
    assert content(target) == b"what was there before"
    assert names(tmp_path / "backups") == {backup.name}
