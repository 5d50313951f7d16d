"""The sender: looks for messages that are due and has each of them delivered, one at a time to a chat."""

import asyncio
from contextlib import nullcontext

from bot.bell import rung
from bot.telegram.backoff import insist
from bot.telegram.outgoing.hold import recall
from bot.telegram.outgoing.pacing import Lane
from bot.telegram.outgoing.post import Post
from bot.telegram.outgoing.sending import Delivery, lane_of
from bot.telemetry import logger
from storage.repositories import outbox
from storage.repositories.outbox import Outgoing

log = logger(__name__)

# Messages whose time to be tried again comes ring no bell.
LOOK_AGAIN_S = 1.0
# Far more chats than one second can serve, so that an answer is seen behind a push that is still going out.
SEEN_AT_ONCE = 1000
# Pushes made ready ahead of their turn; each holds its picture in memory.
PUSHES_AT_ONCE = 40
# A chat takes one message a second, so its next one need not be looked for at once.
AFTER_ONE_S = 0.2
LAST_WORDS_S = 5.0


class Sender:
    def __init__(self, post: Post, woken: asyncio.Event) -> None:
        self._post = post
        self._woken = woken
        self._open: dict[int, tuple[Delivery, asyncio.Task[None]]] = {}
        # What was delivered while the outbox was being read may still look due in what was read.
        self._delivered: set[str] = set()
        self._look: asyncio.TimerHandle | None = None
        self._pushes = asyncio.Semaphore(PUSHES_AT_ONCE)

    async def run(self) -> None:
        """Until cancelled; then requests that are under way may end, and nothing new begins."""
        await insist(lambda: recall(self._post), "outbox_not_read")
        await insist(lambda: judge_left(self._post), "outbox_not_read")
        try:
            while True:
                self._woken.clear()
                await insist(self._begin_due, "outbox_not_read")
                await rung(self._woken, LOOK_AGAIN_S)
        finally:
            await self._let_finish()

    async def _begin_due(self) -> None:
        self._delivered.clear()
        async with self._post.database.reading() as unit:
            due = await outbox.due(unit, self._post.clock.now(), SEEN_AT_ONCE)
        for outgoing in due:
            if outgoing.chat_id not in self._open and outgoing.id not in self._delivered:
                delivery = Delivery(self._post, outgoing)
                task = asyncio.create_task(self._deliver(delivery, outgoing))
                self._open[outgoing.chat_id] = (delivery, task)

    async def _deliver(self, delivery: Delivery, outgoing: Outgoing) -> None:
        room = self._pushes if lane_of(outgoing) is Lane.PUSH else nullcontext()
        try:
            async with room:
                await delivery.run()
        except Exception:
            # Nothing has left and the row is as it was; the chat rests, so that trouble does not run in circles.
            log.exception("A message could not be sent yet", action="message_put_off", outgoing_id=outgoing.id)
            await asyncio.sleep(LOOK_AGAIN_S)
        finally:
            self._open.pop(outgoing.chat_id, None)
            self._delivered.add(outgoing.id)
            self._look_soon()

    def _look_soon(self) -> None:
        """One look for however many messages end in the meantime: each look reads the whole queue."""
        if self._look is None or self._look.when() <= asyncio.get_running_loop().time():
            self._look = asyncio.get_running_loop().call_later(AFTER_ONE_S, self._woken.set)

    async def _let_finish(self) -> None:
        for delivery, task in self._open.values():
            if not delivery.started:
                task.cancel()
        tasks = [task for _, task in self._open.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=LAST_WORDS_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def judge_left(post: Post) -> None:
    """Rows that a killed process left between asking and knowing may have been sent: one more copy at most."""
    now = post.clock.now()
    async with post.database.writing() as unit:
        for outgoing in await outbox.left_sending(unit):
            log.warning("A message may have been sent", action="message_left_sending", outgoing_id=outgoing.id)
            if outgoing.notice.edits:
                await outbox.retry_at(unit, outgoing.id, now)
            else:
                await outbox.mark_uncertain(unit, outgoing.id, "killed_while_sending", now)
