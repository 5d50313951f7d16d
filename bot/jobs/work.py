"""What waits to be done, done: due reviews, proposals that ran out, exports on their way."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from bot.coach.approve.expiry import expire_proposals
from bot.coach.approve.exporting import Exporters, export_one, exports_under_way
from bot.coach.review.reviewing import Reviewer, review_due
from bot.telemetry import logger
from domain.plan.export import ExportState
from domain.ports.jobs import Jobs
from storage.repositories import athletes, heartbeats

log = logger(__name__)

UNTRIED = frozenset({ExportState.PENDING, ExportState.CREATED})


@dataclass(frozen=True, slots=True)
class Work:
    """Every kind of due work and what it is done with. `exporting`: the tick and the bell never export side by side."""

    reviewer: Reviewer
    exporters: Exporters
    jobs: Jobs
    exporting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def tick(self) -> None:
        """Look at all that the clock can make due; one failure leaves the rest to be done."""
        await self._guarded("heartbeat_failed", self._beat)
        await self._guarded("expiry_failed", self._expire)
        await self._guarded("review_failed", self._review_due)
        await self._guarded("export_failed", partial(self._export, frozenset(ExportState)))

    async def export(self) -> None:
        """Whatever was approved a moment ago, on its way now; what failed waits for the next tick."""
        await self._guarded("export_failed", partial(self._export, UNTRIED))

    async def _export(self, states: frozenset[ExportState]) -> None:
        database, clock = self.reviewer.database, self.reviewer.clock
        async with self.exporting:
            waiting = [each for each in await exports_under_way(database) if each[1].state in states]
            for athlete_id, export in waiting:
                attempt = partial(export_one, database, clock, self.exporters, athlete_id, export)
                await self._guarded("export_failed", attempt)
        if waiting:
            self.jobs.wake()

    async def _beat(self) -> None:
        async with self.reviewer.database.writing() as unit:
            await heartbeats.beat(unit, "tick", self.reviewer.clock.now())

    async def _expire(self) -> None:
        if await expire_proposals(self.reviewer.database, self.reviewer.clock):
            self.jobs.wake()

    async def _review_due(self) -> None:
        async with self.reviewer.database.reading() as unit:
            due = await athletes.due_for_review(unit, self.reviewer.clock.now())
        for athlete_id in due:
            await self._guarded("review_failed", partial(self._review, athlete_id))

    async def _review(self, athlete_id: str) -> None:
        if await review_due(self.reviewer, athlete_id):
            self.jobs.wake()

    async def _guarded(self, action: str, work: Callable[[], Awaitable[None]]) -> None:
        """The one place where a job may fail: it is logged, its fact stays due, and the next tick tries again."""
        try:
            await work()
        except Exception:
            log.exception("Work failed and will be tried again", action=action)
