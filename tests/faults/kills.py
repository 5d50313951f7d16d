"""SIGKILLs placed by Telegram over the demo's story, each followed by a restart: `python tests/faults/kills.py 50`."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.app import opened
from bot.coach.review.reviewing import review_evening
from bot.demo.stage import ATHLETE_ID, Stage, set_up, start_coach, stop_coach
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.world.views import SeenMessage
from bot.settings import load_settings
from domain.plan.export import Export, ExportState
from storage.repositories import athletes, exports, plans

PATIENCE_S = 90.0
STORY_REQUESTS = 13
POLLS = 4


@dataclass(frozen=True, slots=True)
class KillPoint:
    """The coach is killed at its `nth` request of that method, before or after Telegram carries it out."""

    method: str
    nth: int
    when: str

    def __str__(self) -> str:
        named = "request" if self.method == "*" else self.method
        return f"{self.when} {named} {self.nth}"

    def fault(self, pid: int) -> Fault:
        return Fault(mode=f"kill_{self.when}", method=self.method, nth=self.nth, pid=pid)  # type: ignore[arg-type]


def kill_points() -> list[KillPoint]:
    """Every request of the story and the first polls, each before and after it is carried out."""
    places = [("*", nth) for nth in range(1, STORY_REQUESTS + 1)] + [("getUpdates", nth) for nth in range(1, POLLS + 1)]
    return [KillPoint(method, nth, when) for method, nth in places for when in ("before", "after")]


class Supervisor:
    """Starts the coach again whenever it is gone, as any process manager does."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.starts = 0

    @asynccontextmanager
    async def watching(self, point: KillPoint) -> AsyncIterator[None]:
        self._process = await start_coach(self._stage)
        self.starts = 1
        await self._stage.telegram.client.plan_faults(point.fault(self._process.pid))
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
            await self._stage.telegram.client.clear_faults()
            await stop_coach(self._process)

    async def _watch(self) -> None:
        while True:
            await self._process.wait()
            self._process = await start_coach(self._stage)
            self.starts += 1


async def play(stage: Stage, point: KillPoint) -> int:
    """The story with one kill in it; gives how often the coach was started. AssertionError says what went wrong."""
    supervisor = Supervisor(stage)
    async with supervisor.watching(point):
        await review_evening(stage.house.reviewer, ATHLETE_ID)
        card = await _until(stage, lambda seen: bool(seen.message.photo))
        await _tap(stage, card, "why")
        await _until(stage, lambda seen: "Why this proposal" in seen.words)
        await _tap(stage, card, "approve")
        await _until(stage, lambda seen: "Approved" in seen.words)
        await _tap(stage, card, "approve")
        await _until(stage, lambda seen: "read back" in seen.words and bool(seen.message.photo))
        await _settled(stage)
    await _check(stage)
    return supervisor.starts


async def _settled(stage: Stage) -> None:
    """Until every changed workout has come as a file."""
    for export in await _exported(stage):
        name = Path(str(export.remote_id)).name
        await _until(stage, partial(_is_file, name))


def _is_file(name: str, seen: SeenMessage) -> bool:
    return seen.message.document is not None and seen.message.document.file_name == name


async def _check(stage: Stage) -> None:
    async with stage.house.database.reading() as unit:
        plan = await plans.current(unit, ATHLETE_ID)
    assert plan is not None
    assert plan.number == 2, f"the plan changed {plan.number - 1} times"
    assert all(export.state is ExportState.VERIFIED for export in await _exported(stage)), "an export is not at rest"
    said: dict[str, int] = {}
    for seen in await stage.telegram.client.from_bot(stage.user_id):
        words = seen.words.replace("(sent again)", "").strip()
        what = str(seen.message.document.file_name) if seen.message.document else words.split("\n")[0]
        said[what] = said.get(what, 0) + 1
    assert max(said.values()) <= 2, f"a message came more than twice: {said}"


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
    given = stage.house.settings
    settings = load_settings(
        coach_data_dir=folder / "coach",
        coach_database_url=f"sqlite+aiosqlite:///{folder / 'coach' / 'coach.db'}",
        coach_secret_key=None,
        coach_secret_key_file=None,
        coach_log_level="WARNING",
        telegram_bot_token=given.telegram_bot_token,
        telegram_base_url=given.telegram_base_url,
        telegram_base_file_url=given.telegram_base_file_url,
    )
    user_id = stage.user_id + number
    async with opened(settings) as house:
        await stage.telegram.client.join(user_id, stage.history.athlete.display_name)
        async with house.database.writing() as unit:
            await athletes.pair(unit, ATHLETE_ID, user_id, user_id, house.clock.now())
        yield replace(stage, folder=folder, house=house, user_id=user_id)


async def kill(wanted: int, folder: Path) -> list[str]:
    """Play the story with one kill in it until so many have struck; gives what went wrong."""
    wrong: list[str] = []
    struck = 0
    async with set_up(folder, 0, lambda line: None) as stage:
        await stage.house.database.dispose()
        for number, point in enumerate(cycle(kill_points()), 1):
            async with moved(stage, number) as own:
                try:
                    starts = await play(own, point)
                    found = (
                        "killed, started again, the plan changed once" if starts > 1 else "the story ended before it"
                    )
                except (AssertionError, TimeoutError) as error:
                    starts, found = 2, f"WRONG: {error!r} ({own.folder})"
                    wrong.append(found)
            struck += starts > 1
            sys.stdout.write(f"{struck:3}  {point}: {found}\n")
            sys.stdout.flush()
            if struck == wanted:
                break
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=50, help="how many (default: %(default)s)")
    wanted = parser.parse_args().kills
    with tempfile.TemporaryDirectory(prefix="coach-kills-") as folder:
        wrong = asyncio.run(kill(wanted, Path(folder)))
    sys.stdout.write(f"{wanted - len(wrong)} passed, {len(wrong)} failed\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
