"""The part of the running coach that keeps time and gets work done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.bell import Bell, rung
from bot.clock import SystemClock
from bot.coach.care.alerting import Watch, watch, watch_of
from bot.jobs.bounds import Bounds
from bot.jobs.engine import DurableEngine
from bot.jobs.inline import InlineEngine
from bot.jobs.queues import Pace, queues
from bot.jobs.retry import Retry
from bot.jobs.runner import Runner
from bot.jobs.schedule import Ticking, pull_forward, ticking
from bot.jobs.spec import Tools
from bot.jobs.specs import SPECS
from bot.jobs.watchdog import BEAT_S, LOOK_S, Watchdog
from bot.jobs.work import Work
from bot.settings import Settings
from bot.telemetry import logger
from storage.alone import starting_alone
from storage.engine_file import engine_database

log = logger(__name__)

NET_SECONDS = 5.0
GRACE_S = 7.0
MINUTE_S, DAY_S = 60, 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class JobsPart:
    work: Work
    engine: DurableEngine
    watchdog: Watchdog
    alerts: Watch
    bell: Bell
    tick_seconds: int
    bounds: Bounds = field(default_factory=Bounds)

    async def run(self) -> None:
        """Until cancelled, or until the bounds are reached: tick by the clock, and export as soon as the bell rings."""
        bell, hurry = self.bell.listen(), Ticking("hurry", self.work.hurry, every_s=0)
        async with self._working() as scheduler:
            while not await self.bounds.reached(self.engine.runner, self.work):
                await rung(bell, NET_SECONDS)
                bell.clear()
                await hurry.run()
                # The scheduler's own clock is the machine's, whichever the coach goes by.
                pull_forward(scheduler, SystemClock().now())

    async def _watch(self) -> None:
        """Whoever runs the coach is told what is wrong with it."""
        if await watch(self.alerts):
            self.bell.wake()

    @asynccontextmanager
    async def _working(self) -> AsyncIterator[AsyncIOScheduler]:
        """What a worker that was killed held is taken back first."""
        ticks = (
            Ticking("heartbeat", self.watchdog.beat, BEAT_S),
            Ticking("watchdog", self.watchdog.look, LOOK_S),
            Ticking(
                "tick", partial(self.work.tick_in_turn, timedelta(seconds=self.tick_seconds / 2)), self.tick_seconds
            ),
            Ticking("records", self.engine.forget, DAY_S),
            Ticking("alerts", self._watch, MINUTE_S),
        )
        worker = self.watchdog.worker
        scheduler = ticking(ticks)
        await self.watchdog.arrive()
        async with starting_alone(self.work.tools.database):
            await self.engine.start()
        log.info("A worker began", action="worker_started", worker_id=worker)
        try:
            for tick in (*ticks[:2], Ticking("tick", self.work.tick, 0), ticks[3]):
                await tick.run()
            scheduler.start()
            log.info("The heartbeat began", action="heartbeat_started", worker_id=worker)
            yield scheduler
        finally:
            if scheduler.running:
                scheduler.shutdown(wait=False)
                log.info("The heartbeat ended", action="heartbeat_stopped", worker_id=worker)
            await asyncio.shield(self.engine.stop(GRACE_S))
            await asyncio.shield(Ticking("leave", self.watchdog.leave, 0).run())
            log.info("A worker ended", action="worker_stopped", worker_id=worker)


def build(tools: Tools, settings: Settings, bell: Bell, worker: str, bounds: Bounds | None = None) -> JobsPart:
    """Nothing runs yet. Raises Configuration where the engine cannot keep its records here."""
    records = engine_database(tools.database.url, settings.coach_data_dir)
    pace = Pace(**settings.jobs.model_dump())
    engine = DurableEngine(_runner(tools, settings, worker), queues(pace), records)
    work, watchdog = Work(tools, SPECS, engine), Watchdog(tools, worker, engine)
    alerts = watch_of(settings, tools.database, tools.reviewer.clock)
    return JobsPart(work, engine, watchdog, alerts, bell, settings.schedule.tick_seconds, bounds or Bounds())


def inline(tools: Tools, settings: Settings) -> Work:
    """For a command that does what is due by itself and ends."""
    return Work(tools, SPECS, InlineEngine(_runner(tools, settings, "inline")))


def _runner(tools: Tools, settings: Settings, worker: str) -> Runner:
    given = settings.retry
    retry = Retry(given.max_attempts, timedelta(seconds=given.base), given.jitter)
    return Runner(tools, {spec.type.value: spec for spec in SPECS}, worker, retry)
