"""Both databases, for every test that asks for one: a SQLite file, and a real PostgreSQL server."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.tables.registry import METADATA
from tests.builders.postgres import PostgresServer, postgres_server
from tests.builders.values import NOW
from tests.tiers import (  # noqa: F401 - pytest looks for them here
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_configure_node,
    pytest_xdist_auto_num_workers,
)

# A busy machine makes no property false.
settings.register_profile("coach", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("larger", settings.get_profile("coach"), max_examples=500, stateful_step_count=50)
settings.load_profile("coach")

SECRET = "the first secret of the tests is long enough"
BOTH = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def key_ring() -> KeyRing:
    return KeyRing.from_secret(SECRET)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: PostgresServer, key_ring: KeyRing) -> str:
    """One migrated database, which every test finds empty."""
    url = postgres.make_database()
    asyncio.run(_migrated(Database.at(url, key_ring)))
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, key_ring: KeyRing) -> Path:
    file = tmp_path_factory.mktemp("template") / "coach.db"
    asyncio.run(_migrated(Database.at(sqlite_url(file), key_ring)))
    return file


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    """An empty database, `coach.db` in the test's folder."""
    return Path(shutil.copy(sqlite_template, tmp_path / "coach.db"))


@pytest.fixture
async def sqlite(file: Path, key_ring: KeyRing) -> AsyncIterator[Database]:
    database = Database.at(sqlite_url(file), key_ring)
    yield database
    await database.dispose()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest) -> str:
    """Where the database of this test is, once of each kind."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return sqlite_url(request.getfixturevalue("file"))


@pytest.fixture
async def database(url: str, key_ring: KeyRing) -> AsyncIterator[Database]:
    """An empty database, once of each kind."""
    async with emptied(url, key_ring) as database:
        yield database


@asynccontextmanager
async def emptied(url: str, key_ring: KeyRing) -> AsyncIterator[Database]:
    database = Database.at(url, key_ring)
    async with database.writing() as unit:
        for table in reversed(METADATA.sorted_tables):
            await unit.execute(table.delete())
    yield database
    await database.dispose()


def sqlite_url(file: Path | str) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def _migrated(database: Database) -> None:
    folder = database.file.parent if database.file else Path()
    await migrate(database, folder, NOW)
    await database.dispose()
