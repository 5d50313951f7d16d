"""The schema grows in steps: the steps lead to the tables of the code, and never spoil what is there."""

import hashlib
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine, make_url, text

from domain.errors import Configuration
from storage.backup import back_up, backups
from storage.cipher import KeyRing
from storage.database import Database, transaction
from storage.engines import migrating_engine
from storage.migrate import migrate
from storage.repositories import athletes, plans
from storage.tables.registry import METADATA, TABLES
from storage.upgrade import alembic_config
from tests.builders.postgres import PostgresServer
from tests.builders.values import NOW, athlete, version
from tests.conftest import BOTH, sqlite_url

DEFINITIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'",
    "postgresql": """
        SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        UNION ALL
        SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 'alembic_version'::regclass
        UNION ALL
        SELECT table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, is_identity, ordinal_position)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    """,
}


def definitions(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text(DEFINITIONS[connection.dialect.name]))
    # A column that was added later stands on the line of the one before it.
    return {name: " ".join((definition or "").split()) for name, definition in rows}


@pytest.fixture(params=BOTH)
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """An empty database; nothing of it is kept."""
    if request.param == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.make_database()
        engine = create_engine(url)
        with engine.connect() as connection:
            yield connection
        engine.dispose()
        server.drop_database(url)
        return
    engine = create_engine(f"sqlite:///{tmp_path}/steps.db")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_steps_lead_to_the_tables_of_the_code(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), "head")
    assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    migrated = definitions(connection)
    METADATA.drop_all(connection)
    assert definitions(connection) == {}
    METADATA.create_all(connection)
    assert definitions(connection) == migrated


def test_every_step_can_be_taken_back(connection: Connection) -> None:
    config = alembic_config(connection)
    command.upgrade(config, "head")
    first = definitions(connection)
    command.downgrade(config, "base")
    assert definitions(connection) == {}
    command.upgrade(config, "head")
    assert definitions(connection) == first


def test_every_table_is_registered() -> None:
    assert set(TABLES) == set(METADATA.tables.values())
    assert len(TABLES) == len(set(TABLES))


async def migrate_at(file: Path, key_ring: KeyRing) -> bool:
    database = Database.at(sqlite_url(file), key_ring)
    try:
        return await migrate(database, file.parent, NOW)
    finally:
        await database.dispose()


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


async def test_a_new_file_is_ours_alone_and_migrated_once(tmp_path: Path, key_ring: KeyRing) -> None:
    file = tmp_path / "coach.db"
    assert await migrate_at(file, key_ring)
    assert mode(file) == 0o600
    assert not await migrate_at(file, key_ring)
    assert backups(tmp_path / "backups") == ()
    database = Database.at(sqlite_url(file), key_ring)
    await database.verify()
    await database.dispose()


def take_back(file: Path, revision: str) -> None:
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), revision)
    engine.dispose()


@pytest.mark.fault("F127")
async def test_an_older_schema_is_backed_up_and_keeps_its_rows(sqlite: Database, file: Path, key_ring: KeyRing) -> None:
    async with sqlite.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
    await sqlite.dispose()
    take_back(file, "0001")
    assert await migrate_at(file, key_ring)
    assert len(backups(file.parent / "backups")) == 1
    async with sqlite.reading() as unit:
        assert await athletes.get(unit, "anna") == athlete()


def change(file: Path, statement: str) -> str:
    """The file's fingerprint after a change by somebody else."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
    return fingerprint(file)


def fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.fault("F126")
async def test_a_newer_schema_is_refused_and_not_touched(file: Path, key_ring: KeyRing) -> None:
    before = change(file, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Configuration, match=r"schema_newer.*9999"):
        await migrate_at(file, key_ring)
    assert fingerprint(file) == before


@pytest.mark.fault("F30")
async def test_a_step_that_fails_leaves_nothing_of_any(tmp_path: Path, key_ring: KeyRing) -> None:
    file = tmp_path / "coach.db"
    await migrate_at(file, key_ring)
    take_back(file, "0001")
    change(file, "CREATE VIEW outbox AS SELECT 1")
    before = definitions_of(file)
    with pytest.raises(Exception, match="outbox"):
        await migrate_at(file, key_ring)
    assert definitions_of(file) == before


async def test_a_table_that_is_made_anew_keeps_the_rows_that_refer_to_it(sqlite: Database, key_ring: KeyRing) -> None:
    async with sqlite.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await plans.create(unit, "anna", version())
    engine = migrating_engine(sqlite.url, key_ring)
    async with transaction(engine) as unit:
        await unit.run_sync(make_athletes_anew)
    await engine.dispose()
    async with sqlite.reading() as unit:
        assert await athletes.get(unit, "anna") == athlete()
        assert await plans.current(unit, "anna") == version()


def make_athletes_anew(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("athletes", recreate="always") as table:
        table.alter_column("language", nullable=True)


def definitions_of(file: Path) -> dict[str, str]:
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        found = definitions(connection)
    engine.dispose()
    return found


@pytest.mark.fault("F125")
@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "database_not_ours"), (b"Dear diary " * 500, "database_malformed"), (b"SQLite format 3\0", "malformed")],
)
async def test_what_is_no_database_is_refused(tmp_path: Path, key_ring: KeyRing, content: bytes, key: str) -> None:
    file = tmp_path / "coach.db"
    put(file, content)
    with pytest.raises(Configuration, match=key):
        await migrate_at(file, key_ring)
    assert fingerprint(file) == hashlib.sha256(content).hexdigest()


def put(file: Path, content: bytes) -> None:
    file.write_bytes(content)


async def test_another_programs_database_is_refused(tmp_path: Path, key_ring: KeyRing) -> None:
    file = tmp_path / "coach.db"
    before = change(file, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(Configuration, match="database_not_ours"):
        await migrate_at(file, key_ring)
    assert fingerprint(file) == before


async def test_another_programs_database_on_the_server_is_refused(
    postgres: PostgresServer, key_ring: KeyRing, tmp_path: Path
) -> None:
    url = postgres.make_database()
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmarks (url TEXT)"))
    engine.dispose()
    database = Database.at(url, key_ring)
    with pytest.raises(Configuration, match="database_not_ours"):
        await migrate(database, tmp_path, NOW)
    await database.dispose()
    postgres.drop_database(url)


def damage(file: Path, page: int) -> None:
    content = bytearray(file.read_bytes())
    start = page * 4096
    content[start : start + 4096] = b"\xa5" * 4096
    file.write_bytes(content)


@pytest.mark.fault("F125")
@pytest.mark.parametrize("page", range(1, 12))
async def test_a_damaged_page_is_noticed_and_the_newest_good_backup_named(
    file: Path, key_ring: KeyRing, page: int
) -> None:
    database = Database.at(sqlite_url(file), key_ring)
    good = await back_up(database, file.parent / "backups", key_ring, NOW)
    await database.dispose()
    good.with_name("coach-20271120T000000Z.backup").write_bytes(good.read_bytes()[:-1])
    good.with_name("coach-20281120T000000Z.backup").touch()
    damage(file, page)
    with pytest.raises(Configuration, match="database_malformed") as caught:
        await migrate_at(file, key_ring)
    assert caught.value.values["backup"] == str(good)
    assert {path.suffix for path in good.parent.iterdir()} == {".backup"}, "nothing that was opened lies about"
