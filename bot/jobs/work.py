"""From facts to jobs: whatever waits gets a row, and every row whose time has come is handed to the engine."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.jobs.spec import JobSpec, Lane, Settle, Tools, Wanted
from bot.telemetry import logger
from storage.repositories import heartbeats, jobs
from storage.repositories.jobs import Job, JobState

log = logger(__name__)

TICK = "tick"


class Engine(Protocol):
    async def offer(self, offers: Sequence[tuple[Job, Lane]]) -> None:
        """Have each run as soon as its lane has room, one athlete's in this order. Offering one again is harmless."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    tools: Tools
    specs: tuple[JobSpec, ...]
    engine: Engine

    async def tick(self) -> None:
        """Look at all that the clock can make due."""
        async with self.tools.database.writing() as unit:
            await heartbeats.beat(unit, TICK, self.tools.now())
        await self._look(self.specs)

    async def tick_in_turn(self, rest: timedelta) -> None:
        """The same, but where any worker did it less than `rest` ago: many of them are one clock."""
        async with self.tools.database.writing() as unit:
            ours = await heartbeats.beat_in_turn(unit, TICK, self.tools.now(), rest)
        if ours:
            await self._look(self.specs)

    async def hurry(self) -> None:
        """Look at what somebody is waiting for, without waiting for the clock."""
        await self._look([spec for spec in self.specs if spec.lane is Lane.INTERACTIVE or spec.prompt])

    async def waits(self) -> bool:
        """Whether any job may run now or is running."""
        async with self.tools.database.reading() as unit:
            return bool(await jobs.due(unit, self.tools.now(), 1) or await jobs.count(unit, JobState.RUNNING))

    async def _look(self, specs: Collection[JobSpec]) -> None:
        for spec in specs:
            try:
                await self._find(spec)
            except Exception:
                # One kind that cannot be looked at leaves the others to be done; the next tick tries again.
                log.exception("Due work could not be looked for", action="due_not_found", job_type=spec.type.value)
        await self._offer({spec.type.value: spec.lane for spec in specs})

    async def _find(self, spec: JobSpec) -> None:
        async with self.tools.database.reading() as unit:
            wanted = await spec.find(self.tools, unit)
            known = await jobs.states(unit, [each.id for each in wanted])
        fresh = [each for each in wanted if each.id not in known]
        over = {job_id for job_id, state in known.items() if state not in jobs.OPEN}
        settles = [each.settle for each in wanted if each.settle and each.id in over]
        if fresh or settles:
            await self._write(spec, fresh, settles)

    async def _write(self, spec: JobSpec, fresh: Sequence[Wanted], settles: Iterable[Settle]) -> None:
        """Those found first wait longest, by the least there is: so they begin in this order, and all may by now."""
        now = self.tools.now()
        async with self.tools.database.writing() as unit:
            for behind, each in enumerate(reversed(fresh)):
                since = now - behind * timedelta.resolution
                await jobs.add(unit, each.id, spec.type.value, each.athlete_id, each.params, since)
            for settle in settles:
                await settle(unit)

    async def _offer(self, lanes: dict[str, Lane]) -> None:
        async with self.tools.database.reading() as unit:
            due = await jobs.due(unit, self.tools.now())
        await self.engine.offer([(job, lanes[job.type]) for job in due if job.type in lanes])
