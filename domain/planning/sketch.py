"""A session before it has a day: what is done in it, and how it becomes a workout."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Priority, Purpose, Step, StepKind, Target, Workout

LEAST_MINUTES = 20


class PoolOf(NamedTuple):
    """Of a swim."""

    length_m: float
    in_yards: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """A workout without a day, an id and a priority."""

    sport: Sport
    title: str
    purpose: Purpose
    minutes: int
    blocks: tuple[Block, ...] = ()
    exercises: tuple[PlannedExercise, ...] = ()
    distance_m: float | None = None
    pool: PoolOf | None = None
    note: str = ""

    def on(self, day: date, identity: str, priority: Priority) -> Workout:
        return Workout(
            id=identity,
            day=day,
            sport=self.sport,
            title=self.title,
            purpose=self.purpose,
            minutes=self.minutes,
            priority=priority,
            distance_m=self.distance_m,
            pool_length_m=self.pool.length_m if self.pool else None,
            pool_in_yards=bool(self.pool and self.pool.in_yards),
            blocks=self.blocks,
            exercises=self.exercises,
            note=self.note,
        )


@dataclass(frozen=True, slots=True)
class Session:
    """What a week wants: `make` sketches it in so many minutes, of which 20 are the least. `slot` names it in its week.

    Where a week cannot hold all of them, optional ones go before normal ones and normal ones before key ones; of the
    same priority the later ones go first.
    """

    slot: str
    minutes: int
    make: Callable[[int], Sketch]
    priority: Priority = Priority.NORMAL


def timed(kind: StepKind, seconds: float, target: Target | None = None, note: str = "") -> Step:
    return Step(kind, seconds=float(seconds), target=target, note=note)


def once(*steps: Step) -> tuple[Block, ...]:
    """One block for each of them."""
    return tuple(Block((step,)) for step in steps)


def edges_s(minutes: int, main_s: float) -> tuple[float, float]:
    """Seconds to warm up and to cool down around a main part, three to two, in whole minutes."""
    left = int((minutes * 60 - main_s) // 60)
    warm_up = -(-left * 3 // 5)
    return warm_up * 60.0, minutes * 60 - main_s - warm_up * 60.0


def shared_out(total: int, count: int, step: int = 5) -> Sequence[int]:
    """Whole steps of so many minutes for each, as even as it goes, the longer ones first."""
    whole, more = divmod(total // step, count)
    return [step * (whole + (index < more)) for index in range(count)]
