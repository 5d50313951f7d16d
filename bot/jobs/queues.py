"""The lanes of the durable engine: how many jobs run in each, and how often one may begin."""

from dataclasses import dataclass

from bot.jobs.spec import Lane

# How soon a worker sees that something waits. Somebody is looking at what is interactive.
SOON_S, IN_A_WHILE_S = 0.1, 0.25


@dataclass(frozen=True, slots=True)
class Rate:
    """So many beginnings in so many seconds, over all workers."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Queue:
    """`side_by_side` within one worker. `by_athlete`: one job of each athlete at a time, over all workers."""

    lane: Lane
    looks_every_s: float
    side_by_side: int
    by_athlete: bool = False
    most: Rate | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """From the settings: background jobs at once and beginning in a second, and calls of a model in a minute."""

    side_by_side: int = 50
    per_second: int = 10
    model_per_minute: int = 30


def queues(pace: Pace) -> tuple[Queue, ...]:
    many = pace.side_by_side
    return (
        Queue(Lane.INTERACTIVE, SOON_S, many, by_athlete=True),
        Queue(Lane.ATHLETE, IN_A_WHILE_S, many, by_athlete=True, most=Rate(pace.per_second, 1.0)),
        Queue(Lane.MODEL, IN_A_WHILE_S, many, most=Rate(pace.model_per_minute, 60.0)),
        Queue(Lane.BULK, IN_A_WHILE_S, 1),
    )
