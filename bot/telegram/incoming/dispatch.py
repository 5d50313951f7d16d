"""Takes stored updates to whoever settles them: one person's in order, different people's beside each other."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable

from bot.bell import rung
from bot.telegram.backoff import insist
from bot.telegram.incoming.settling import Settler
from storage.database import Database
from storage.repositories import inbox
from storage.repositories.inbox import Incoming

LOOK_AGAIN_S = 5.0
LOOKED_AT = 100


class Dispatcher:
    """The inbox is the queue: an update without an outcome is taken up again, after a failure and after a restart."""

    def __init__(self, database: Database, settler: Settler, woken: asyncio.Event) -> None:
        self._database = database
        self._settler = settler
        self._woken = woken
        self._lanes: dict[int, asyncio.Task[None]] = {}
        # What was settled while the inbox was being read may still look pending in what was read.
        self._settled: set[int] = set()

    async def run(self) -> None:
        """Until cancelled; handlers are then cancelled too, and their updates stay in the inbox."""
        try:
            while True:
                self._woken.clear()
                await insist(self._open_lanes, "inbox_not_read")
                await rung(self._woken, LOOK_AGAIN_S)
        finally:
            lanes = tuple(self._lanes.values())
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)

    async def _open_lanes(self) -> None:
        """Whoever has a lane already gets to newer updates when it ends, so that order is kept."""
        limit = LOOKED_AT
        while True:
            self._settled.clear()
            async with self._database.reading() as unit:
                pending = await inbox.pending(unit, limit)
            for person, updates in self._without_lane(pending).items():
                self._lanes[person] = asyncio.create_task(self._lane(person, updates))
            if len(pending) < limit:
                return
            # Somebody else's update may stand behind a crowd of one person's.
            limit *= 2

    def _without_lane(self, pending: Iterable[Incoming]) -> dict[int, list[Incoming]]:
        waiting: dict[int, list[Incoming]] = defaultdict(list)
        for incoming in pending:
            person = person_of(incoming.raw)
            if person not in self._lanes and incoming.update_id not in self._settled:
                waiting[person].append(incoming)
        return waiting

    async def _lane(self, person: int, updates: list[Incoming]) -> None:
        try:
            for incoming in updates:
                rest = await self._settler.settle(incoming)
                self._settled.add(incoming.update_id)
                if rest is not None:
                    await asyncio.sleep(rest.total_seconds())
                    return
        finally:
            del self._lanes[person]
            self._woken.set()


def person_of(raw: bytes) -> int:
    """Whose update it is, for the order alone; nothing is allowed by it. 0 for nobody's."""
    try:
        update = json.loads(raw)
        person = next(part["from"]["id"] for part in update.values() if isinstance(part, dict))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return 0
    return person if isinstance(person, int) else 0
