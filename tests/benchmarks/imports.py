"""How fast a history of FIT files comes in, against an importer that anybody would write in an hour.

Run by hand: `python tests/benchmarks imports`. The files are the simulated athlete's; wall time of interleaved rounds,
each into a new database, medians. Ours checks every file, leaves out what no body produces, seals titles, and derives
roll-ups and bests; the plain one decodes everything and adds rows.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.cli.importing import parts
from bot.cli.reading import read_files
from bot.clock import SystemClock
from bot.coach.bring_in.recordings import bring_in
from bot.sandbox.athlete.files import write_history
from bot.sandbox.athlete.history import simulate
from domain.athlete.athlete import Athlete
from domain.training.recording import merged
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes
from tests.benchmarks.imports_plain import import_plainly

ROUNDS = 7
LEAST = 1.0
ZONE = ZoneInfo("Europe/Berlin")
LAST_DAY = date(2026, 11, 23)
OURS, PLAIN = "coach import", "garmin-fit-sdk and the ORM"


def main() -> bool:
    with TemporaryDirectory() as name, asyncio.Runner() as runner:
        folder = Path(name)
        files = write_history(simulate(LAST_DAY, ZONE), folder / "files")
        spent: dict[str, list[float]] = {OURS: [], PLAIN: []}
        for number in range(-1, ROUNDS):  # the first is to get warm
            place = folder / f"ours-{number}"
            place.mkdir()
            database = runner.run(_database(place))
            plain = folder / f"plain-{number}.db"
            both = [
                (OURS, lambda database=database: runner.run(_brought_in(files, database))),
                (PLAIN, lambda plain=plain: import_plainly(files, plain)),
            ]
            for who, work in both if number % 2 else reversed(both):
                seconds = _seconds(work)
                spent[who] += [seconds] if number >= 0 else []
            runner.run(database.dispose())
        return _report(spent, len(files))


def _report(spent: dict[str, list[float]], files: int) -> bool:
    for name, seconds in spent.items():
        print(f"  {name:<28}{files / median(seconds):8.1f} files/s")
    ratio = median(plain / ours for ours, plain in zip(spent[OURS], spent[PLAIN], strict=True))
    print(f"  {files} files: {ratio:.2f} times as fast, at least {LEAST}: {'met' if ratio >= LEAST else 'MISSED'}")
    return ratio >= LEAST


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


async def _database(folder: Path) -> Database:
    """An empty one with an athlete, made before the clock starts."""
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", KeyRing.from_secret("b" * 40))
    now = SystemClock().now()
    await migrate(database, folder, now)
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("robin", "Robin", zone_name=ZONE.key), now)
    return database


async def _brought_in(files: tuple[Path, ...], database: Database) -> None:
    """What `coach import --yes` does between the question who it is for and what it says at the end."""
    say = Console(quiet=True)
    whole = merged([file.recording for file in read_files(files, ZONE, say)])
    for part in parts(whole, say):
        await bring_in(database, SystemClock(), "robin", [part])
