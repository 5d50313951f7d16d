"""A night's backup is made once, however often its job is begun."""

from pathlib import Path

from bot.jobs.kinds.nightly import find_backup, make_backup
from storage.backup import backups
from storage.database import Database
from storage.repositories import jobs
from tests.builders.jobs import tools
from tests.builders.season import HandClock


async def test_the_second_attempt_finds_what_the_first_made(database: Database, tmp_path: Path) -> None:
    clock = HandClock()
    given = tools(database, clock, tmp_path)
    for nights in (1, 2):
        async with database.writing() as unit:
            (wanted,) = await find_backup(given, unit)
            await jobs.add(unit, wanted.id, "backup", None, {}, clock.now())
            job = await jobs.begin(unit, wanted.id, "main", clock.now())
            assert job is not None
        for _ in range(2):
            await make_backup(given, job)
            clock.advance(seconds=30)
        assert len(backups(given.nightly.backups)) == nights
        clock.advance(days=1)
