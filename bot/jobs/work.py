"""What waits to be done, done: due reviews, proposals that ran out, exports on their way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.coach.approve.expiry import expire_proposals
from bot.coach.approve.exporting import Exporters, export_pending
from bot.coach.review.reviewing import Reviewer, review_evening
from bot.telemetry import logger
from domain.ports.jobs import Jobs
from storage.repositories import athletes, heartbeats

log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """Every kind of due work and what it is done with."""

    reviewer: Reviewer
    exporters: Exporters
    jobs: Jobs

    async def tick(self) -> None:
        """Look at all that the clock can make due; one failure leaves the rest to be done."""
        await self._guarded("heartbeat_failed", self._beat)
        await self._guarded("expiry_failed", self._expire)
        await self._guarded("review_failed", self._review_due)

    async def export(self) -> None:
        """Whatever was approved a moment ago, on its way now."""
        await self._guarded("export_failed", self._export)

    async def _export(self) -> None:
        if await export_pending(self.reviewer.database, self.reviewer.clock, self.exporters):
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
        if await review_evening(self.reviewer, athlete_id):
            self.jobs.wake()

    async def _guarded(self, action: str, work: Callable[[], Awaitable[None]]) -> None:
        """The one place where a job may fail: it is logged, its fact stays due, and the next tick tries again."""
        try:
            await work()
        except Exception:
            log.exception("Work failed and will be tried again", action=action)
