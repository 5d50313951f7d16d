"""What a tick costs that finds five due reviews: among a hundred athletes, and among ten thousand.

Run by hand: `python tests/benchmarks tick`. CPU time of the due query, interleaved rounds, medians; the ratio counts.
"""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes
from tests.benchmarks.rounds import Goal, Rounds
from tests.builders.values import NOW, athlete

ROUNDS, LOOKS, DUE = 15, 200, 5
MANY, FEW = "a tick over 10,000 athletes", "a tick over 100"
SIZES = {MANY: 10_000, FEW: 100}
GOALS = (Goal(MANY, FEW, 1.3),)


def main() -> bool:
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        databases = {name: runner.run(_crowd(Path(folder) / f"{size}.db", size)) for name, size in SIZES.items()}
        try:
            many, few = databases[MANY], databases[FEW]
            ticks = {MANY: lambda: runner.run(_look(many)), FEW: lambda: runner.run(_look(few))}
            return Rounds(ticks, ROUNDS, per=LOOKS).report(GOALS)
        finally:
            for database in databases.values():
                runner.run(database.dispose())


async def _crowd(file: Path, size: int) -> Database:
    """Everybody's review is tomorrow but five people's."""
    database = Database.at(f"sqlite+aiosqlite:///{file}", KeyRing.from_secret("b" * 40))
    await migrate(database, file.parent, NOW)
    async with database.writing() as unit:
        for number in range(size):
            one = replace(athlete(), id=f"a{number:05d}")
            await athletes.add(unit, one, NOW)
            await athletes.pair(unit, one.id, number + 1, number + 1, NOW)
            late = number % (size // DUE) == 0
            await athletes.set_next_review(unit, one.id, NOW - timedelta(hours=1) if late else NOW + timedelta(days=1))
    return database


async def _look(database: Database) -> None:
    for _ in range(LOOKS):
        async with database.reading() as unit:
            assert len(await athletes.due_for_review(unit, NOW)) == DUE
