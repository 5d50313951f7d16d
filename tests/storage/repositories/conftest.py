"""A unit in which Anna is known, on both databases."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database, Unit
from storage.repositories import athletes, plans
from tests.builders.values import NOW, athlete, version


@pytest.fixture
async def unit(database: Database) -> AsyncIterator[Unit]:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        yield unit


@pytest.fixture
async def planned(unit: Unit) -> Unit:
    """A unit in which Anna also follows a plan."""
    await plans.create(unit, "anna", version())
    return unit
