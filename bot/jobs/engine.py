"""The durable engine: DBOS holds queues and claims, and hands each job to the runner. Nobody else knows of it."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dbos import DBOS, DBOSConfig, EnqueueOptions

from bot.jobs.queues import Queue
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
ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


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

        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=NEVER)
        async def job(job_id: str) -> None:
            await self.runner.run(job_id)

        DBOS.launch()  # on this loop's own thread: that is how the engine learns which loop to run jobs on
        for queue in self.queues:
            await DBOS.register_queue_async(queue.lane.value, on_conflict="always_update", **_limits(queue))

    async def offer(self, job: Job, lane: Lane) -> None:
        """The same job, due at the same time, is the same workflow however often and by whomever it is offered."""
        workflow_id = f"{job.id}@{job.next_try_at.timestamp():.6f}"
        if self._offered.get(job.id) == workflow_id:
            return
        queue = next(queue for queue in self.queues if queue.lane is lane)
        options = EnqueueOptions(
            workflow_name=WORKFLOW, queue_name=lane.value, workflow_id=workflow_id, app_version=VERSION
        )
        if queue.by_athlete:
            options["queue_partition_key"] = job.athlete_id or job.type
        await DBOS.enqueue_workflow_with_options_async(options, job.id)
        self._offered[job.id] = workflow_id

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
