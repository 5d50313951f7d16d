"""The day that tests of joined sessions start from."""

import pytest

from storage.database import Database
from tests.builders import season
from tests.builders.lifting_day import Day


@pytest.fixture
async def day(sqlite: Database) -> Day:
    await season.move_in(sqlite, weeks=1)
    return Day(sqlite)
