"""How fast ten years of Garmin's answers come in, against the least that anything could do with them.

Run by hand: `python tests/benchmarks history`. CPU time, interleaved rounds, each into a copy of an empty database.
Ours decodes the answers, reads them field by field, leaves out what no body produces, seals titles and answers, and
derives roll-ups. The floor decodes the same bytes with msgspec and inserts the very rows that ours made, with nothing
but the driver.
"""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import msgspec

from bot.app import settle
from bot.clock import SystemClock
from bot.coach.bring_in.recordings import bring_in_within
from bot.connectors.fields import Tally, each
from bot.connectors.garmin.activities import read_entry
from bot.connectors.garmin.parts import PARTS, WEEKLY
from domain.athlete.athlete import Athlete
from domain.training.activity import Activity
from domain.training.payload import Payload
from domain.training.reading import Reading
from domain.training.recording import Recording
from storage.cipher import KeyRing
from storage.database import Database
from storage.engines import PRAGMAS
from storage.migrate import migrate
from storage.repositories import athletes, payloads
from tests.benchmarks.garmin_answers import Answers, ten_years
from tests.benchmarks.rounds import Goal, Rounds

ROUNDS = 7
ZONE = ZoneInfo("Europe/Berlin")
OURS, FLOOR = "coach, ten years of Garmin", "msgspec and sqlite3"
GOALS = (Goal(OURS, FLOOR, 3.0),)
PART = {part.name: part for part in (*PARTS, *WEEKLY)}
KEY_RING = KeyRing.from_secret("b" * 40)
TABLES = (
    "completed_activities",
    "progress_metrics",
    "session_loads",
    "analytics_rollups",
    "analytics_weeks",
    "raw_payloads",
)

type Rows = dict[str, list[tuple[object, ...]]]


def main() -> bool:
    with TemporaryDirectory() as name, asyncio.Runner() as runner:
        folder, answers, numbers = Path(name), ten_years(), count()
        runner.run(_empty(folder / "empty.db"))
        first, again = runner.run(_twice(_copy(folder, next(numbers)), answers))
        rows = _rows(folder / "0.db")
        told = ", ".join(f"{len(found)} {table}" for table, found in rows.items())
        print(f"  {told}; again: {again} new or changed rows")
        settle()  # as a coach does that has started
        rounds = Rounds(
            {
                OURS: lambda: runner.run(_brought_in(_copy(folder, next(numbers)), answers)),
                FLOOR: lambda: _inserted(_copy(folder, next(numbers)), answers, rows),
            },
            ROUNDS,
        )
        return rounds.report(GOALS) and again == 0 < first


def recordings(answers: Answers) -> Iterator[tuple[list[Recording], list[Payload]]]:
    """By part: what the connector makes of its answers, and the answers to be kept."""
    tally, done, kept = Tally(), list[Activity](), list[Payload]()
    for page in answers.pages:
        for entry in each(msgspec.json.decode(page), tally):
            done += [activity for activity in (read_entry(entry, ZONE),) if activity is not None]
            kept.append(Payload("activities", str(entry.raw["activityId"]), msgspec.json.encode(entry.raw)))
    yield [Recording(tuple(done))], kept
    for name, told in answers.parts.items():
        found, kept = list[Reading](), list[Payload]()
        for days, content in told:
            answer = msgspec.json.decode(content)
            found += [one for one in PART[name].read(answer, tally) if isinstance(one, Reading)]
            kept.append(Payload(name, days, msgspec.json.encode(answer)))
        yield [Recording(readings=tuple(found))], kept
    assert not tally.count


async def _stored(database: Database, answers: Answers) -> int:
    """As a sync stores what was delivered, part by part; how many rows were new or changed."""
    clock, rows = SystemClock(), 0
    async with database.writing() as unit:
        for found, answered in recordings(answers):
            brought = await bring_in_within(unit, clock, "robin", found)
            rows += len(brought.activities) + brought.readings
            rows += await payloads.keep(unit, "robin", "garmin", answered, clock.now())
    return rows


async def _brought_in(file: Path, answers: Answers) -> None:
    database = _opened(file)
    await _stored(database, answers)
    await database.dispose()


async def _twice(file: Path, answers: Answers) -> tuple[int, int]:
    database = _opened(file)
    counts = await _stored(database, answers), await _stored(database, answers)
    await database.dispose()
    return counts


def _inserted(file: Path, answers: Answers, rows: Rows) -> None:
    for content in (*answers.pages, *(content for told in answers.parts.values() for _, content in told)):
        msgspec.json.decode(content)
    with closing(sqlite3.connect(file)) as connection, connection:
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        for table, found in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)


def _rows(file: Path) -> Rows:
    with closing(sqlite3.connect(file)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def _copy(folder: Path, number: int) -> Path:
    return Path(shutil.copy(folder / "empty.db", folder / f"{number}.db"))


def _opened(file: Path) -> Database:
    return Database.at(f"sqlite+aiosqlite:///{file}", KEY_RING)


async def _empty(file: Path) -> None:
    """With the newest schema and an athlete."""
    database, now = _opened(file), SystemClock().now()
    await migrate(database, file.parent, now)
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("robin", "Robin", zone_name=ZONE.key), now)
    await database.dispose()
