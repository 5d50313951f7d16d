"""The lanes of the durable engine: how many jobs run in each, and how often one may begin."""

import asyncio
from dataclasses import dataclass

from bot.jobs.spec import Lane

# How soon a worker sees that something waits. Somebody is looking at what is interactive.
SOON_S, IN_A_WHILE_S, AT_LEISURE_S = 0.15, 0.25, 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """So many beginnings in so many seconds, over all workers."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Queue:
    """`side_by_side` within one worker. `by_athlete`: one job of each athlete at a time, over all workers.

    `most` is kept over all workers, `per_second` within one: where jobs are kept apart by athlete, the engine would
    have to ask for each athlete by itself what began.
    """

    lane: Lane
    looks_every_s: float
    side_by_side: int
    by_athlete: bool = False
    most: Rate | None = None
    per_second: int | None = None


@dataclass(eq=False, slots=True)
class Gate:
    """Lets one through after the other, so many in a second."""

    per_second: int
    _next_at: float = 0.0

    async def pass_through(self) -> None:
        now = asyncio.get_running_loop().time()
        turn = max(self._next_at, now)
        self._next_at = turn + 1 / self.per_second
        await asyncio.sleep(turn - now)


@dataclass(frozen=True, slots=True)
class Pace:
    """From the settings: a worker's background jobs at once and beginning in a second, a model's calls in a minute."""

    side_by_side: int = 50
    per_second: int = 10
    model_per_minute: int = 30


def queues(pace: Pace) -> tuple[Queue, ...]:
    many = pace.side_by_side
    return (
        Queue(Lane.INTERACTIVE, SOON_S, many, by_athlete=True),
        Queue(Lane.ATHLETE, IN_A_WHILE_S, many, by_athlete=True, per_second=pace.per_second),
        Queue(Lane.MODEL, IN_A_WHILE_S, many, most=Rate(pace.model_per_minute, 60.0)),
        Queue(Lane.BULK, AT_LEISURE_S, 1),
    )
