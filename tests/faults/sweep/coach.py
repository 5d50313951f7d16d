"""One process of the coach on its folder, led step by step, so that every run of a story takes the same way."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, override

import httpx
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.app import READERS
from bot.bell import Bell
from bot.jobs.inline import InlineEngine
from bot.jobs.runner import Runner
from bot.jobs.spec import JobSpec, Tools
from bot.jobs.specs import SPECS
from bot.jobs.watchdog import Watchdog
from bot.jobs.work import Work
from bot.sandbox.telegram.process import DEFAULT_TOKEN
from bot.telegram.backoff import Backoff
from bot.telegram.buttons.registry import FAMILIES
from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.render import render as draw
from bot.telegram.commands.registry import COMMANDS
from bot.telegram.documents.registry import DOCUMENTS
from bot.telegram.incoming.intake import Intake
from bot.telegram.incoming.poller import Poller
from bot.telegram.incoming.routing import Routes
from bot.telegram.incoming.settling import Settler
from bot.telegram.messages.registry import render
from bot.telegram.outgoing.hold import recall
from bot.telegram.outgoing.outbox import judge_left
from bot.telegram.outgoing.pacing import Answer, Pacer, Passage
from bot.telegram.outgoing.post import Post, Press
from bot.telegram.outgoing.sending import Delivery
from bot.telegram.turn import Desk
from domain.errors import CoachError
from domain.ports.clock import Clock
from storage.cipher import KeyRing
from storage.database import Database, Unit
from storage.migrate import migrate
from storage.repositories import exports, inbox, outbox
from storage.repositories.jobs import JobState, count, states
from tests.builders.jobs import tools
from tests.faults.sweep.outside import Outside
from tests.faults.sweep.power import Power

STEP_S, REST_S = 5.0, 0.02
# Long enough for three attempts with their rests, and far from the next evening.
PATIENCE_S = 600.0
# Far longer than anything takes here, and short enough to wait for.
TIMEOUT_S = 0.5
# Loopback is plain HTTP; loading the world's certificate authorities for each start would be most of a run.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
KEYS = KeyRing.from_secret("a key ring that outlives every crash of the sweep")


class Unpaced(BaseRateLimiter[Passage]):
    """Says when a request may leave, which here is at once."""

    @override
    async def initialize(self) -> None: ...

    @override
    async def shutdown(self) -> None: ...

    @override
    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Passage | None,
    ) -> Answer:
        await (rate_limit_args or Passage()).starting()
        return await callback(*args, **kwargs)


@dataclass
class Coach:
    database: Database
    outside: Outside
    tools: Tools
    poller: Poller
    settler: Settler
    post: Post
    work: Work
    rests: bool = False

    async def live(self) -> None:
        """Start, and go on until nothing is left to do; trouble is met as the loops of a running coach meet it."""
        for step in (Watchdog(self.tools, "main").arrive, partial(recall, self.post), partial(judge_left, self.post)):
            while not await self._goes_well(step):
                pass
        until = self.outside.clock.moment.timestamp() + PATIENCE_S
        while self.outside.clock.moment.timestamp() < until:
            if await self._goes_well(self._step) and self.rests:
                return
        raise AssertionError(f"not at rest after {PATIENCE_S:.0f} s")

    async def _goes_well(self, step: Callable[[], Awaitable[object]]) -> bool:
        try:
            await step()
        except CoachError:
            self.outside.clock.advance(seconds=STEP_S)
            await asyncio.sleep(REST_S)
            return False
        return True

    async def _step(self) -> None:
        """All that can be done now; where that is nothing, time passes."""
        heard = await self.poller.poll(0)
        done = heard + await self.settle() + await self.deliver()
        await self.work.tick()
        if not done:
            self.outside.clock.advance(seconds=STEP_S)
        self.rests = not done and await self._at_rest()

    async def settle(self) -> int:
        async with self.database.reading() as unit:
            pending = await inbox.pending(unit)
        for incoming in pending:
            await self.settler.settle(incoming)
        return len(pending)

    async def deliver(self) -> int:
        async with self.database.reading() as unit:
            due = await outbox.due(unit, self.outside.clock.now())
        for outgoing in due:
            await Delivery(self.post, outgoing).run()
        return len(due)

    async def _at_rest(self) -> bool:
        async with self.database.reading() as unit:
            waits = (
                await inbox.pending(unit, 1),
                not await outbox.is_empty(unit),
                await exports.pending(unit, self.outside.clock.now()),
                await count(unit, JobState.QUEUED) + await count(unit, JobState.RUNNING),
            )
            return not any(waits) and not [each for spec in SPECS for each in await self._found(spec, unit)]

    async def _found(self, spec: JobSpec, unit: Unit) -> list[str]:
        """The facts that no job has dealt with yet."""
        wanted = [each.id for each in await spec.find(self.tools, unit)]
        known = await states(unit, wanted)
        return [each for each in wanted if each not in known]


@asynccontextmanager
async def started(folder: Path, outside: Outside, power: Power) -> AsyncIterator[Coach]:
    """As when the process starts: the schema is brought up to date first."""
    (folder / "backups").mkdir(exist_ok=True)
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", KEYS)
    clock = outside.clock
    wired: dict[str, Any] = {
        "event_hooks": {"request": [power.asking], "response": [power.answered]},
        "verify": NO_AUTHORITIES,
    }
    requests = HTTPXRequest(
        connection_pool_size=4, read_timeout=TIMEOUT_S, media_write_timeout=TIMEOUT_S, httpx_kwargs=wired
    )
    updates = httpx.AsyncClient(**wired)
    try:
        with power.on():
            await migrate(database, folder, clock.now())
            yield _built(folder, outside, database, requests, updates, clock)
    finally:
        await updates.aclose()
        await requests.shutdown()
        await database.dispose()


def _built(
    folder: Path,
    outside: Outside,
    database: Database,
    requests: HTTPXRequest,
    updates: httpx.AsyncClient,
    clock: Clock,
) -> Coach:
    base = f"{outside.url}/bot"
    settings = outside.settings.model_copy(update={"coach_data_dir": folder})
    bot: ExtBot[Passage] = ExtBot(
        DEFAULT_TOKEN,
        base_url=base,
        base_file_url=f"{outside.url}/file/bot",
        request=requests,
        get_updates_request=requests,
        rate_limiter=Unpaced(),
    )
    given = tools(database, clock, folder)
    desk = Desk(database, clock, given.jobs, settings, bot, READERS)
    post = Post(database, clock, bot, Press(render, partial(draw, drawn)), Backoff(), Pacer(28))
    intake = Intake(database, clock, Bell())
    runner = Runner(given, {spec.type.value: spec for spec in SPECS}, "main")
    return Coach(
        database,
        outside,
        given,
        Poller(updates, f"{base}{DEFAULT_TOKEN}/getUpdates", intake, 0),
        Settler(desk, Routes(COMMANDS, FAMILIES, DOCUMENTS)),
        post,
        Work(given, SPECS, InlineEngine(runner)),
    )
