"""What the bot has not heard yet: the queue of updates, and the long poll that empties it."""

import asyncio

from bot.sandbox.telegram.events import AllowedUpdatesSet, UpdateQueued, UpdatesConfirmed
from bot.sandbox.telegram.refusal import Refusal, conflict
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.shapes import Wire

KEPT_S = 24 * 60 * 60
MAX_BATCH = 100
MAX_POLL_S = 50
# Sent only to bots that ask for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._poll: asyncio.Future[None] | None = None
        self.arrived = asyncio.Event()

    def put(self, body: Wire, update_id: int | None = None) -> int | None:
        """Queues an update, or gives None where the bot did not ask for its kind."""
        allowed = self._sandbox.state.allowed_updates
        kind = next(iter(body), "")
        if (allowed and kind not in allowed) or (not allowed and kind in ON_REQUEST):
            return None
        number = self._sandbox.next_update_id() if update_id is None else update_id
        self._sandbox.record(UpdateQueued(number, body, self._sandbox.clock.now_s()))
        self.arrived.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        return number

    def pending(self) -> list[UpdateQueued]:
        since = self._sandbox.clock.now_s() - KEPT_S
        return [update for update in self._sandbox.state.updates if update.at >= since]

    def allow(self, kinds: tuple[str, ...]) -> None:
        if kinds != self._sandbox.state.allowed_updates:
            self._sandbox.record(AllowedUpdatesSet(kinds))

    def confirm(self, offset: int) -> None:
        if any(update.update_id < offset for update in self._sandbox.state.updates):
            self._sandbox.record(UpdatesConfirmed(offset))

    def interrupt(self, words: str) -> None:
        """Ends a poll that is waiting now with a conflict."""
        self._end_poll(conflict(words))

    async def poll(self, offset: int, limit: int, timeout_s: int) -> list[Wire]:
        if self._sandbox.state.webhook.url:
            raise conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
        self.interrupt(OTHER_POLLER)
        self._forget(offset)
        if not self.pending() and timeout_s > 0:
            await self._wait(min(timeout_s, MAX_POLL_S))
        batch = self.pending()[: limit if 1 <= limit <= MAX_BATCH else MAX_BATCH]
        return [as_wire(update) for update in batch]

    def close(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def _forget(self, offset: int) -> None:
        if offset > 0:
            self.confirm(offset)
        elif offset < 0 and (last := self.pending()[offset:]):
            self.confirm(last[0].update_id)

    async def _wait(self, timeout_s: int) -> None:
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await asyncio.wait_for(poll, timeout_s)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None

    def _end_poll(self, refusal: Refusal) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(refusal)


def as_wire(update: UpdateQueued) -> Wire:
    return {"update_id": update.update_id, **update.body}
