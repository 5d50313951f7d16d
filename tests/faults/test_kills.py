"""A real coach is struck down in the middle of the demo's story and started again; the plan changes once each time.

Everyday one of the blows; `KILLS=60 pytest -s tests/faults/test_kills.py` deals them all.
"""

import asyncio
import itertools
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command

from bot.app import opened
from bot.coach.review.reviewing import review_evening
from bot.demo.moving_in import ATHLETE_ID
from bot.demo.stage import STOP_S, Stage, set_up, settings_in, start_coach, synced
from bot.sandbox.serving.process import stopped
from bot.sandbox.telegram.world.views import SeenMessage
from domain.plan.export import Export, ExportState
from storage.database import Database, transaction
from storage.engines import migrating_engine
from storage.repositories import athletes, exports, plans
from storage.upgrade import alembic_config
from tests.faults.blows import Blow, KilledWhileStarting, blows

KILLS = int(os.environ.get("KILLS", "1"))
PATIENCE_S, LAST_WORDS_S = 90.0, 10.0
BEFORE_JOBS = "0002"


class Supervisor:
    """Starts the coach again whenever it is gone, as any process manager does."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.starts = 0

    @asynccontextmanager
    async def watching(self, blow: Blow) -> AsyncIterator[None]:
        self._process = await start_coach(self._stage)
        self.starts = 1
        watch = asyncio.create_task(self._watch())
        striking = asyncio.create_task(blow.strike(self._stage, self._process))
        try:
            await self._hears()
            yield
            await striking
            await self._again()
        finally:
            watch.cancel()
            striking.cancel()
            await asyncio.gather(watch, striking, return_exceptions=True)
            await self._stage.telegram.client.clear_faults()
            await stopped(self._process, STOP_S)

    async def _watch(self) -> None:
        while True:
            await self._process.wait()
            self._process = await start_coach(self._stage)
            self.starts += 1

    async def _again(self) -> None:
        """A blow that came with the end of the story is seen only now; one that never came, not at all."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_S):
                while self.starts == 1:  # noqa: ASYNC110 - a process manager's count
                    await asyncio.sleep(0.02)

    async def _hears(self) -> None:
        """From its first poll on the schema is the newest, and this process may look into the database as well."""
        client = self._stage.telegram.client
        before = (await client.count()).polls
        async with asyncio.timeout(PATIENCE_S):
            while (await client.count()).polls == before:  # noqa: ASYNC110 - Telegram rings nobody
                await asyncio.sleep(0.02)


@pytest.mark.fault("F12")
@pytest.mark.fault("F13")
@pytest.mark.fault("F19")
@pytest.mark.fault("F31")
async def test_struck_down_and_started_again_the_plan_changes_once(tmp_path: Path) -> None:
    async with set_up(tmp_path, 0, lambda line: None) as stage:
        await stage.house.database.dispose()
        for number, blow in enumerate(itertools.islice(itertools.cycle(blows()), KILLS), 1):
            async with moved(stage, number) as own:
                starts = await play(own, blow)
            struck = "and started again" if starts > 1 else "but the story ended before it"
            sys.stdout.write(f"{number:3}  {blow}, {struck}: the plan changed once\n")
            assert starts > 1 or number > 1, "the first blow comes early in the story"


async def play(stage: Stage, blow: Blow) -> int:
    """The story with one blow in it; gives how often the coach was started."""
    supervisor = Supervisor(stage)
    if isinstance(blow, KilledWhileStarting):
        await before_the_last_migration(stage.house.database)
    async with supervisor.watching(blow):
        await synced(stage)
        await review_evening(stage.house.reviewer, ATHLETE_ID)
        card = await _until(stage, lambda seen: any(":approve" in data for data in seen.buttons.values()))
        await _tap(stage, card, "why")
        await _until(stage, lambda seen: "Why this proposal" in seen.words)
        await _tap(stage, card, "approve")
        await _until(stage, lambda seen: "Approved" in seen.words)
        await _tap(stage, card, "approve")
        await _until(stage, lambda seen: "read back" in seen.words and seen.message_id == card.message_id)
        async with asyncio.timeout(PATIENCE_S):
            while not await _all_at_rest(stage):  # noqa: ASYNC110 - a database rings nobody
                await asyncio.sleep(0.1)
    await _check(stage)
    return supervisor.starts


async def before_the_last_migration(database: Database) -> None:
    """The coach that starts next has something to migrate."""
    await database.dispose()
    engine = migrating_engine(database.url, database.key_ring)
    async with transaction(engine) as unit:
        await unit.run_sync(lambda connection: command.downgrade(alembic_config(connection), BEFORE_JOBS))
    await engine.dispose()


async def _check(stage: Stage) -> None:
    async with stage.house.database.reading() as unit:
        plan = await plans.current(unit, ATHLETE_ID)
    assert plan is not None
    assert plan.number == 2, f"the plan changed {plan.number - 1} times"
    entries = [(each.day, each.title) for each in (await stage.world.panels()).calendar]
    assert len(entries) == len(set(entries)), f"something stands twice in the calendar: {entries}"
    said: dict[str, int] = {}
    for seen in await stage.telegram.client.from_bot(stage.user_id):
        words = seen.words.replace("(sent again)", "").strip()
        what = str(seen.message.document.file_name) if seen.message.document else words.split("\n")[0]
        said[what] = said.get(what, 0) + 1
    assert max(said.values()) <= 2, f"a message came more than twice: {said}"


async def _all_at_rest(stage: Stage) -> bool:
    return all(export.state is ExportState.VERIFIED for export in await _exported(stage))


async def _exported(stage: Stage) -> tuple[Export, ...]:
    async with stage.house.database.reading() as unit:
        plan = await plans.current(unit, ATHLETE_ID)
        assert plan is not None
        return await exports.of_version(unit, ATHLETE_ID, plan.plan_id, plan.number)


async def _until(stage: Stage, wanted: Callable[[SeenMessage], bool]) -> SeenMessage:
    return await stage.telegram.client.wait_for(stage.user_id, wanted, timeout_s=PATIENCE_S)


async def _tap(stage: Stage, card: SeenMessage, action: str) -> None:
    data = next(data for data in card.buttons.values() if data.endswith(f":{action}"))
    await stage.telegram.client.tap(stage.user_id, card.message_id, data, forged=True)


@asynccontextmanager
async def moved(stage: Stage, number: int) -> AsyncIterator[Stage]:
    """A fresh copy of the prepared coach, paired with a person of its own."""
    folder = stage.folder / f"kill-{number}"
    shutil.copytree(stage.house.settings.coach_data_dir, folder / "coach")
    user_id = stage.user_id + number
    async with opened(settings_in(folder, stage.world)) as house:
        await stage.telegram.client.join(user_id, stage.history.athlete.display_name)
        async with house.database.writing() as unit:
            await athletes.pair(unit, ATHLETE_ID, user_id, user_id, house.clock.now())
        yield replace(stage, folder=folder, house=house, user_id=user_id)
