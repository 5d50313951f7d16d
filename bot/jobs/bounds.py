"""A worker that is to end by itself: after so many jobs, so many seconds, or when nothing is left to do."""

import time
from dataclasses import dataclass, field

from bot.jobs.runner import Runner
from bot.jobs.work import Work


@dataclass(frozen=True, slots=True)
class Bounds:
    """None sets no bound. With one of them, it also ends once it has nothing to do."""

    max_jobs: int | None = None
    max_seconds: float | None = None
    began: float = field(default_factory=time.monotonic)

    async def reached(self, runner: Runner, work: Work) -> bool:
        if self.max_jobs is None and self.max_seconds is None:
            return False
        if self.max_jobs is not None and runner.ended >= self.max_jobs:
            return True
        if self.max_seconds is not None and time.monotonic() - self.began >= self.max_seconds:
            return True
        return runner.idle and not await work.waits()
