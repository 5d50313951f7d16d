"""The durable engine: DBOS holds queues and claims, and hands each job to the runner. Nobody else knows of it."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched, chain
from typing import Any, Self

from dbos import DBOS, DBOSConfig, EnqueueOptions

from bot.jobs.queues import Gate, Queue
from bot.jobs.runner import Runner
from bot.jobs.spec import Lane
from storage.engine_file import EngineDatabase
from storage.repositories.jobs import Job

# What an older build queued is run by a newer one: the engine would otherwise wait for the build that queued it.
VERSION = "1"
WORKFLOW = "job"
# Attempts are counted in the job's row, so the engine need not count them as well.
NEVER = 1_000_000
KEPT, AT_ONCE = timedelta(days=7), 500
# Offered in one go: so many are written down in less than a second, and whoever stops waits for them.
A_WHILE = 200
ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A job as the engine's records hold it. Those with the same `order_within` are begun in the order offered."""

    job_id: str
    workflow_id: str
    lane: Lane
    order_within: str

    @classmethod
    def of(cls, job: Job, lane: Lane) -> Self:
        return cls(job.id, f"{job.id}@{job.next_try_at.timestamp():.6f}", lane, job.athlete_id or job.type)


@dataclass(eq=False, slots=True)
class DurableEngine:
    """One for a process. `runner.worker` names it: what it had claimed is handed on when it is gone."""

    runner: Runner
    queues: tuple[Queue, ...]
    database: EngineDatabase
    _offered: dict[str, str] = field(default_factory=dict)

    async def start(self) -> None:
        """From here on jobs run on this loop."""
        DBOS(config=self._config())
        _quiet()

        gates = {queue.lane.value: Gate(queue.per_second) for queue in self.queues if queue.per_second}

        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=NEVER)
        async def job(job_id: str, lane: str = "") -> None:
            if lane in gates:
                await gates[lane].pass_through()
            await self.runner.run(job_id)

        DBOS.launch()  # on this loop's own thread: that is how the engine learns which loop to run jobs on
        for queue in self.queues:
            await DBOS.register_queue_async(queue.lane.value, on_conflict="always_update", **_limits(queue))

    async def offer(self, offers: Sequence[tuple[Job, Lane]]) -> None:
        """The same job, due at the same time, is the same workflow however often and by whomever it is offered."""
        fresh: dict[str, list[Offer]] = defaultdict(list)
        for job, lane in offers:
            offer = Offer.of(job, lane)
            if self._offered.get(job.id) != offer.workflow_id:
                fresh[offer.order_within].append(offer)
        for some in batched(fresh.values(), A_WHILE):
            # Athletes side by side, as far as the records can be written like that: each athlete's jobs in their order.
            writers = self.database.writers
            shares = [list(chain.from_iterable(some[first::writers])) for first in range(writers)]
            await asyncio.gather(*(asyncio.to_thread(self._enqueue, share) for share in shares if share))
            self._offered.update((offer.job_id, offer.workflow_id) for share in shares for offer in share)

    def _enqueue(self, offers: Sequence[Offer]) -> None:
        """In a thread, for each of them is written down, and one hop to it is enough for many."""
        by_athlete = {queue.lane for queue in self.queues if queue.by_athlete}
        for offer in offers:
            options = EnqueueOptions(
                workflow_name=WORKFLOW,
                queue_name=offer.lane.value,
                workflow_id=offer.workflow_id,
                app_version=VERSION,
            )
            if offer.lane in by_athlete:
                options["queue_partition_key"] = offer.order_within
            DBOS.enqueue_workflow_with_options(options, offer.job_id, offer.lane.value)

    async def recover(self, dead: list[str]) -> None:
        """Hand on what those workers had claimed; its jobs have been taken back before."""
        await asyncio.to_thread(DBOS._recover_pending_workflows, dead)  # noqa: SLF001 - pinned, and held by a test

    async def forget(self) -> None:
        """The engine's own records of what ended a week ago; the jobs' rows are kept for as long as settings say."""
        before = (self.runner.tools.now() - KEPT).isoformat()
        while True:
            old = await DBOS.list_workflows_async(
                status=ENDED, completed_before=before, limit=AT_ONCE, load_input=False, load_output=False
            )
            if not old:
                return
            await DBOS.delete_workflows_async([each.workflow_id for each in old])

    async def stop(self, grace_s: float) -> None:
        """Nothing new begins; what is under way may end within the time, and the rest is given back."""
        await self.runner.stop(grace_s)
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)

    def _config(self) -> DBOSConfig:
        return DBOSConfig(
            name="coach",
            system_database_url=self.database.url,
            db_engine_kwargs=self.database.options or None,
            application_version=VERSION,
            executor_id=self.runner.worker,
            log_level="WARNING",
        )


def _limits(queue: Queue) -> dict[str, Any]:
    limits: dict[str, Any] = {"polling_interval_sec": queue.looks_every_s, "worker_concurrency": queue.side_by_side}
    if queue.by_athlete:
        limits["partition_concurrency"] = 1
    if queue.most is not None:
        limits["limiter"] = {"limit": queue.most.count, "period": queue.most.seconds}
    return limits


def _quiet() -> None:
    """Its lines go where ours go, and through the same redaction."""
    told = logging.getLogger("dbos")
    told.handlers.clear()
    told.propagate = True
