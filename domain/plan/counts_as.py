"""What an activity counts as, in as few words as a message and its buttons need."""

import zlib
from dataclasses import dataclass
from datetime import date

from domain.plan.choice import Choice
from domain.training.workout import Workout

MARKS = 10**9


@dataclass(frozen=True, slots=True)
class Option:
    """A workout as a button names it."""

    workout_id: str
    day: date
    title: str
    sport: str
    minutes: int

    @property
    def mark(self) -> int:
        """Another one once the workout is not what its button says, however long it is: at most nine digits."""
        return zlib.crc32(f"{self.day.isoformat()} {self.title}".encode("utf-8", "surrogatepass")) % MARKS


@dataclass(frozen=True, slots=True)
class CountsAs:
    """`workout` is None for an extra; `asks` where that is in doubt, `others` where it could have been another."""

    workout: Option | None = None
    asks: bool = False
    others: bool = False


def option_of(workout: Workout) -> Option:
    return Option(workout.id, workout.day, workout.title, workout.sport.value, workout.minutes)


def counts_as(choice: Choice) -> CountsAs:
    matched = None if choice.matched is None else option_of(choice.matched.workout)
    return CountsAs(matched, choice.asks, bool(choice.instead))
