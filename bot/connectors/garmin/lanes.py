"""Threads for a library that waits: a few for all athletes, and one at a time for each."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Thread

from domain.errors import Unavailable

THREADS = 8
# Longer than the library lets a single answer take; what still hangs then holds its own athlete's lane and no other.
LONGEST_S = 60.0


@dataclass(eq=False, slots=True)
class Lanes:
    _locks: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _threads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(THREADS))

    async def run[T](self, athlete_id: str, call: Callable[[], T], longest_s: float = LONGEST_S) -> T:
        """Raises Unavailable where it takes too long; its thread stays the athlete's until it is back."""
        lane = self._locks[athlete_id]
        await _within(longest_s, lane)
        try:
            await _within(longest_s, self._threads)
        except BaseException:
            lane.release()
            raise
        future = _in_a_thread(call)
        future.add_done_callback(partial(self._free, lane))
        done, _ = await asyncio.wait([future], timeout=longest_s)
        if not done:
            raise Unavailable("garmin_hangs")
        return future.result()

    def _free(self, lane: asyncio.Lock, done: asyncio.Future[object]) -> None:
        """Nobody may be left who asks what became of it."""
        self._threads.release()
        lane.release()
        done.exception()


async def _within(longest_s: float, wanted: asyncio.Lock | asyncio.Semaphore) -> None:
    try:
        async with asyncio.timeout(longest_s):
            await wanted.acquire()
    except TimeoutError as error:
        raise Unavailable("garmin_hangs") from error


def _in_a_thread[T](call: Callable[[], T]) -> asyncio.Future[T]:
    """One that the end of the process does not wait for: a call that hangs may hang for minutes."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def called() -> None:
        try:
            settle = partial(future.set_result, call())
        except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
            settle = partial(future.set_exception, error)
        # Once the loop is closed, nobody waits for it any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle)

    Thread(target=called, name="garmin", daemon=True).start()
    return future
