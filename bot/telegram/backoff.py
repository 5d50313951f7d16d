"""How long to wait before the next try while something stays broken."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.telemetry import logger
from domain.errors import CoachError

log = logger(__name__)

FIRST_S = 0.5
LONGEST_S = 30.0


class Backoff:
    """Half a second, doubled at each failure in a row up to half a minute, and never in step with anybody else."""

    def __init__(self, first_s: float = FIRST_S, longest_s: float = LONGEST_S) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._failures = 0

    def succeeded(self) -> None:
        self._failures = 0

    def next_s(self) -> float:
        """Counts a failure and gives the wait after it, in seconds."""
        wait_s = min(self._longest_s, self._first_s * 2.0 ** min(self._failures, 16))
        self._failures += 1
        return wait_s * random.uniform(0.75, 1.0)  # noqa: S311 - spreads load, hides nothing

    async def wait(self, at_least: timedelta = timedelta()) -> None:
        await asyncio.sleep(max(self.next_s(), at_least.total_seconds()))


async def insist(step: Callable[[], Awaitable[None]], action: str) -> None:
    """Repeat a step until it works; a database that is locked or full today is not tomorrow."""
    trouble = Backoff()
    while True:
        try:
            return await step()
        except CoachError as error:
            log.warning("It did not work and is tried again", action=action, error=error.key)
            await trouble.wait()
