"""Where updates come in, by whichever way: stored before Telegram may forget them."""

from collections.abc import Sequence

from bot.telegram.incoming.inbox import RawUpdate
from bot.telemetry import logger
from domain.ports.clock import Clock
from domain.ports.jobs import Jobs
from storage.database import Database
from storage.repositories import heartbeats, inbox

log = logger(__name__)


class Intake:
    """One for the whole bot. `duplicates` counts what came again since the start and was let be."""

    def __init__(self, database: Database, clock: Clock, jobs: Jobs) -> None:
        self._database = database
        self._clock = clock
        self._jobs = jobs
        self.duplicates = 0

    async def take(self, updates: Sequence[RawUpdate] = ()) -> None:
        """One commit with the heartbeat: Telegram was heard, also where it had nothing to say.

        Raises what the database raises; then none of them is stored and none may be confirmed.
        """
        now = self._clock.now()
        async with self._database.writing() as unit:
            new = [await inbox.store(unit, each.update_id, each.raw, now) for each in updates]
            await heartbeats.beat(unit, "poll", now)
        for update, is_new in zip(updates, new, strict=True):
            self._tell(update, is_new=is_new)
        if any(new):
            self._jobs.wake()

    def _tell(self, update: RawUpdate, *, is_new: bool) -> None:
        if is_new:
            log.info("An update came in", action="update_stored", update_id=update.update_id)
            return
        self.duplicates += 1
        log.info("An update came again", action="update_duplicate", update_id=update.update_id, so_far=self.duplicates)
