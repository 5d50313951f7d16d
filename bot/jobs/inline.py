"""The engine of one-shot commands: whatever is due is done right here, one job after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.jobs.runner import Runner
from bot.jobs.spec import Lane
from storage.repositories.jobs import Job


@dataclass(frozen=True, slots=True)
class InlineEngine:
    """As at-least-once as the durable one: both leave every count and every claim to the job's row."""

    runner: Runner

    async def offer(self, offers: Sequence[tuple[Job, Lane]]) -> None:
        for job, _ in offers:
            await self.runner.run(job.id)
