"""One attempt at one job: counted before it begins, ended by whoever holds it, put off or given up where it fails."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.jobs.retry import Retry
from bot.jobs.spec import JobSpec, Tools
from bot.telemetry import logger, told_of
from domain.errors import CoachError, Unavailable
from storage.repositories import jobs
from storage.repositories.jobs import Job, JobState
from storage.together import Together

log = logger(__name__)

STORE_AGAIN_S = 1.0


@dataclass(eq=False, slots=True)
class Runner:
    """Runs jobs for whichever engine hands them over. `ended` counts what this worker brought to an end."""

    tools: Tools
    specs: Mapping[str, JobSpec]
    worker: str
    retry: Retry = field(default_factory=Retry)
    ended: int = 0
    _at_work: set[asyncio.Task[object]] = field(default_factory=set)
    _stopping: bool = False
    _writes: Together = field(init=False)

    def __post_init__(self) -> None:
        self._writes = Together(self.tools.database)

    async def run(self, job_id: str) -> None:
        """Begin the job and see it through; nothing where it has ended, rests, or is somebody else's.

        Begun while this worker stops, it waits to be cancelled: the next one will find it as it is.
        """
        if self._stopping:
            await asyncio.Event().wait()
        job = await self._stored(lambda unit: jobs.begin(unit, job_id, self.worker, self.tools.now()))
        if job is None:
            return
        task = asyncio.current_task()
        assert task is not None
        self._at_work.add(task)
        try:
            with told_of(job.athlete_id, worker_id=self.worker, job_id=job.id, job_type=job.type, attempt=job.attempts):
                await self._attempt(job)
        finally:
            self._at_work.discard(task)
        self.ended += 1

    async def stop(self, grace_s: float) -> None:
        """What is under way may end within `grace_s`; the rest is cancelled and given back."""
        self._stopping = True
        if not self._at_work:
            return
        _, late = await asyncio.wait(self._at_work, timeout=grace_s)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=1.0)

    @property
    def idle(self) -> bool:
        return not self._at_work

    async def _attempt(self, job: Job) -> None:
        spec = self.specs.get(job.type)
        if spec is None:
            await self._failed(job, spec, "unknown_type", final=True)
            return
        if job.attempts > self.retry.max_attempts:
            await self._failed(job, spec, "tried_three_times", final=True)
            return
        log.info("A job began", action="job_started")
        try:
            async with asyncio.timeout(spec.deadline.total_seconds()):
                await spec.do(self.tools, job)
        except asyncio.CancelledError:
            await asyncio.shield(self._stored(lambda unit: jobs.give_back(unit, job, self.tools.now())))
            raise
        except Exception as error:  # noqa: BLE001 - logged with its traceback in _failed
            await self._failed(job, spec, _name(error), final=_final(error), error=error)
        else:
            await self._ended(job, JobState.SUCCEEDED, None)
            log.info("A job is done", action="job_completed", duration_ms=self._since(job))
        self.tools.jobs.wake()

    async def _failed(
        self, job: Job, spec: JobSpec | None, reason: str, *, final: bool, error: Exception | None = None
    ) -> None:
        given_up = final or job.attempts >= self.retry.max_attempts
        log.error(
            "A job failed",
            action="job_failed",
            reason=reason,
            final=given_up,
            duration_ms=self._since(job),
            exc_info=error,
        )
        if not given_up:
            wanted = error.retry_after if isinstance(error, Unavailable) else None
            at = self.tools.now() + (wanted or self.retry.rest(job.id, job.attempts))
            await self._stored(lambda unit: jobs.put_off(unit, job, reason, at))
            return
        if spec is not None:
            await self._close(spec, job)
        await self._ended(job, JobState.FAILED, reason)

    async def _close(self, spec: JobSpec, job: Job) -> None:
        try:
            await spec.give_up(self.tools, job)
        except Exception:
            log.exception("What a job was for could not be closed", action="job_not_closed")

    async def _ended(self, job: Job, state: JobState, reason: str | None) -> None:
        await self._stored(lambda unit: jobs.finish(unit, job, state, reason, self.tools.now()))

    async def _stored[T](self, write: Callable[..., Awaitable[T]]) -> T:
        """Goes on until the database takes it: a job whose end is not written down would be done again."""
        while True:
            try:
                return await self._writes.write(write)
            except Unavailable as error:
                log.warning("A job could not be written down", action="job_not_stored", error=error.key)
                await asyncio.sleep(STORE_AGAIN_S)

    def _since(self, job: Job) -> int:
        return round((self.tools.now() - job.started_at).total_seconds() * 1000) if job.started_at else 0


def _final(error: Exception) -> bool:
    """Whether trying again cannot help: a rule said no. Mistakes of ours and a passed deadline get their tries."""
    return isinstance(error, CoachError) and not error.retryable


def _name(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "deadline_passed"
    return error.key if isinstance(error, CoachError) else type(error).__name__
