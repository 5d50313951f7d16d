"""Days in minutes: a real coach whose wall clock runs ahead, with kills, a Telegram that fails, taps, and a restore.

`SOAK_DAYS=3 uv run pytest -s tests/faults/soak.py`; it needs libfaketime (Debian: `apt install libfaketime`), and
without it says so and is skipped. `SOAK_SEED` takes other trouble.
"""

import asyncio
import os
import random
import sqlite3
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.demo.moving_in import ATHLETE_ID
from bot.demo.stage import Stage, pair, set_up, variables_of
from bot.sandbox.serving.faults import Fault
from storage.backup import newest_good_backup, restore
from storage.folder import prepare_data_dir
from tests.faults.sweep.truth import BROKEN

SUNDAY = 7

DAYS = int(os.environ.get("SOAK_DAYS", "1"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
LIBRARIES = tuple(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
STEP_MINUTES, STEP_S = 20, 1.2
STEPS_A_DAY = 24 * 60 // STEP_MINUTES
KILL_EVERY, MOST_MB, PATIENCE_S = 18, 400, 60.0
TROUBLE = (
    Fault("error_before", status=500),
    Fault("error_before", status=429, retry_after=3),
    Fault("drop_before"),
    Fault("apply_then_drop"),
    Fault("garbage_after"),
    Fault("drop_before", where="getUpdates"),
)

pytestmark = pytest.mark.skipif(not LIBRARIES, reason="libfaketime is not installed")


@dataclass
class Machine:
    """One coach, started again whenever it is gone; `ahead_s` is how far its wall clock is ahead."""

    stage: Stage
    process: Process | None = None
    ahead_s: int = 0

    @property
    def clock(self) -> Path:
        return self.stage.folder / "ahead"

    def advance(self, minutes: int) -> None:
        self.ahead_s += 60 * minutes
        self.clock.write_text(f"+{self.ahead_s}")

    async def start(self) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self.clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "COACH_LOG_LEVEL": "WARNING",
            "SCHEDULE__TICK_SECONDS": "1",
            **variables_of(self.stage),
        }
        with (self.stage.folder / "coach.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environment, stderr=log
            )

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        await self.start()

    async def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        assert await asyncio.wait_for(self.process.wait(), 15) == 0

    def resident_mb(self) -> float:
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


@asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[Machine]:
    machine = Machine(stage)
    machine.advance(0)
    await machine.start()
    try:
        yield machine
    finally:
        await machine.stop()


async def test_days_of_trouble_break_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    async with set_up(tmp_path, 0, lambda line: None) as stage:
        async with running(stage) as machine:
            await pair(stage)
            for day in range(DAYS):
                await live(machine, chance)
                evenings = check(stage)
                assert len(evenings) in {day, day + 1, day + 2}, f"after {day + 1} days: {evenings}"
                await drill(stage, tmp_path / f"drill-{day}")
                resident = machine.resident_mb()
                assert resident < MOST_MB
                sys.stdout.write(f"day {day + 1}: {len(evenings)} evenings, {resident:.0f} MB, all as it must be\n")
            await stage.telegram.client.clear_faults()
            await rests(machine)
        told = [seen for seen in await stage.telegram.client.from_bot(stage.user_id) if seen.message.photo]
        assert max(seen.copies for seen in told) <= 2
        assert len(check(stage)) >= DAYS


async def live(machine: Machine, chance: random.Random) -> None:
    """A day: the clock goes on in steps, and at some of them something happens."""
    client, user_id = machine.stage.telegram.client, machine.stage.user_id
    for step in range(STEPS_A_DAY):
        machine.advance(STEP_MINUTES)
        await asyncio.sleep(STEP_S)
        if step % KILL_EVERY == KILL_EVERY // 2:
            await machine.kill()
        if chance.random() < 0.2:
            await client.plan_faults(chance.choice(TROUBLE))
        if chance.random() < 0.1:
            await client.say(user_id, chance.choice(("/status", "/plan", "hello")))
        open_ = [
            seen for seen in await client.from_bot(user_id) if any(":approve" in each for each in seen.buttons.values())
        ]
        if open_ and chance.random() < 0.3:
            data = chance.choice([each for each in open_[-1].buttons.values() if not each.endswith("why")])
            await client.tap(user_id, open_[-1].message_id, data)


def check(stage: Stage) -> list[str]:
    """The evenings that had their job; one that a kill made later than an hour is left without a review.

    Raises AssertionError for what must never be.
    """
    with closing(sqlite3.connect(f"file:{stage.house.database.file}?mode=ro", uri=True)) as connection:
        for what, query in BROKEN.items():
            assert not (found := connection.execute(query).fetchall()), f"{what}: {found}"
        rows = connection.execute("SELECT id FROM jobs WHERE type IN ('evening_review', 'weekly_review')").fetchall()
        reviews = connection.execute("SELECT day FROM daily_reviews").fetchall()
    evenings = sorted(_evening(str(job_id).rpartition(":")[2]) for (job_id,) in rows)
    assert {str(day) for (day,) in reviews} <= set(evenings)
    return evenings


def _evening(when: str) -> str:
    """A date, or a week, which is reviewed on its Sunday."""
    year, _, week = when.partition("-W")
    return str(date.fromisocalendar(int(year), int(week), SUNDAY)) if week else when


async def drill(stage: Stage, folder: Path) -> None:
    """Last night's backup, put back somewhere else, is whole and holds the athlete."""
    backups = stage.house.settings.coach_data_dir / "backups"
    newest = newest_good_backup(backups, stage.house.database.key_ring)
    assert newest is not None
    prepare_data_dir(folder)
    await restore(newest, folder / "coach.db", stage.house.database.key_ring)
    with closing(sqlite3.connect(folder / "coach.db")) as connection:
        assert connection.execute("SELECT id FROM athletes").fetchall() == [(ATHLETE_ID,)]


async def rests(machine: Machine) -> None:
    """Everything that came in was dealt with, and everything that is to be said was."""
    waits = """
        SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')
        + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))
        + (SELECT count(*) FROM jobs WHERE state IN ('queued', 'running'))"""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            with closing(sqlite3.connect(f"file:{machine.stage.house.database.file}?mode=ro", uri=True)) as connection:
                if connection.execute(waits).fetchone() == (0,):
                    return
            machine.advance(1)
            await asyncio.sleep(STEP_S)
