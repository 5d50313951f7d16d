"""The part of the running coach that keeps time."""

from dataclasses import dataclass

from bot.bell import Bell, rung
from bot.jobs.schedule import ticking
from bot.jobs.work import Work

NET_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class JobsPart:
    work: Work
    bell: Bell
    tick_seconds: int

    async def run(self) -> None:
        """Until cancelled: tick by the clock, and export in the same second something was approved."""
        scheduler = ticking(self.work.tick, self.tick_seconds)
        scheduler.start()
        bell = self.bell.listen()
        try:
            await self.work.tick()
            while True:
                await rung(bell, NET_SECONDS)
                bell.clear()
                await self.work.export()
        finally:
            scheduler.shutdown(wait=False)


def build(work: Work, bell: Bell, tick_seconds: int) -> JobsPart:
    return JobsPart(work, bell, tick_seconds)
