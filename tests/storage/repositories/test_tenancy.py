"""Two athletes whose rows share every id: whatever is called for one neither shows nor changes the other's."""

import inspect
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Table, select

import storage.repositories
from storage.cipher import KeyRing
from storage.database import Unit
from storage.tables.athletes import athletes as athletes_table
from storage.tables.registry import TABLES
from tests.builders.furnished import furnish
from tests.conftest import BOTH, emptied, sqlite_url
from tests.storage.repositories.calls import ARGUMENTS, OTHERWISE, WITHOUT_ATHLETE

# Accounts, and figures of theirs that nobody else has.
ACCOUNTS = {"anna": 1111, "ben": 8888}


def functions() -> dict[str, Callable[..., Awaitable[object]]]:
    """Every public function of a repository whose table belongs to athletes, by module and name."""
    found: dict[str, Callable[..., Awaitable[object]]] = {}
    for information in iter_modules(storage.repositories.__path__):
        module = import_module(f"storage.repositories.{information.name}")
        if any(isinstance(value, Table) and owner_of(value) is not None for value in vars(module).values()):
            own = inspect.getmembers(module, inspect.iscoroutinefunction)
            found |= {
                f"{information.name}.{name}": function
                for name, function in own
                if function.__module__ == module.__name__ and not name.startswith("_")
            }
    return found


def owner_of(table: Table) -> Any:
    return table.c.id if table is athletes_table else table.c.get("athlete_id")


FUNCTIONS = functions()
OF_ONE_ATHLETE = sorted(FUNCTIONS.keys() - WITHOUT_ATHLETE.keys())


def test_every_function_takes_the_athlete_or_says_why_not() -> None:
    assert WITHOUT_ATHLETE.keys() <= FUNCTIONS.keys()
    for name in OF_ONE_ATHLETE:
        assert list(inspect.signature(FUNCTIONS[name]).parameters)[:2] == ["unit", "athlete_id"], name


async def rows_of(unit: Unit, athlete_id: str) -> dict[str, list[str]]:
    rows = {}
    for table in TABLES:
        owner = owner_of(table)
        if owner is not None:
            found = await unit.execute(select(table).where(owner == athlete_id))
            rows[table.name] = sorted(repr(row) for row in found)
    return rows


def arguments(name: str) -> dict[str, Any]:
    wanted = list(inspect.signature(FUNCTIONS[name]).parameters)[2:]
    given = ARGUMENTS | OTHERWISE.get(name, {})
    assert given.keys() >= set(wanted), f"{name} has a parameter that this test has no value for"
    return {parameter: given[parameter] for parameter in wanted}


@dataclass(frozen=True, slots=True)
class Both:
    """Anna and Ben, and every row of each, in a transaction that a test leaves as it found it."""

    unit: Unit
    rows: dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module", params=BOTH)
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return sqlite_url(shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path_factory.mktemp("both")))


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def both(where: str, key_ring: KeyRing) -> AsyncIterator[Both]:
    async with emptied(where, key_ring) as database, database.writing() as unit:
        for athlete_id, account in ACCOUNTS.items():
            await furnish(unit, athlete_id, account)
        yield Both(unit, {athlete_id: await rows_of(unit, athlete_id) for athlete_id in ACCOUNTS})


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", OF_ONE_ATHLETE)
async def test_nothing_of_another_athlete_is_shown_or_changed(both: Both, name: str) -> None:
    """Both ways, because of two equal rows the database may show either."""
    unit = both.unit
    for mine, other in (("anna", "ben"), ("ben", "anna")):
        assert all(both.rows[other].values()), "the other has a row in every table"
        savepoint = await unit.begin_nested()
        try:
            result = await FUNCTIONS[name](unit, mine, **arguments(name))
            assert await rows_of(unit, other) == both.rows[other]
            assert f"canary-{other}" not in repr(result)
            assert str(ACCOUNTS[other]) not in repr(result)
            did = result or await rows_of(unit, mine) != both.rows[mine]
            assert did, "the call did nothing, and so proves nothing"
        finally:
            await savepoint.rollback()
