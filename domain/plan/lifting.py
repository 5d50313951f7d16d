"""Which of the exercises of a strength workout were done, as planned or by another that trains the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from domain.training.activity import Activity, SetKind
from domain.training.exercises import CATALOGUE, Kind
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class Lift:
    """One planned exercise. `done_as` is the exercise that was done for it, most often itself; None where none was."""

    exercise: str
    planned_sets: int
    done_sets: int = 0
    done_as: str | None = None

    @property
    def swapped(self) -> bool:
        return self.done_as not in {None, self.exercise}


@dataclass(frozen=True, slots=True)
class Lifting:
    """Every planned exercise once, in the plan's order. `unknown`: also lifted was what the catalogue does not know.

    Such sets, most often those that a watch could not name, may have been any exercise that seems not done.
    """

    lifts: tuple[Lift, ...]
    unknown: bool = False

    @property
    def done(self) -> int:
        return sum(lift.done_as is not None for lift in self.lifts)

    @property
    def swaps(self) -> tuple[Lift, ...]:
        return tuple(lift for lift in self.lifts if lift.swapped)


def lifting(workout: Workout, activity: Activity) -> Lifting | None:
    """None where no exercises were planned, or no set was recorded of an exercise that the catalogue knows.

    An exercise that was done as planned stands for itself. One that was not planned stands for one that was not done,
    where both have the same movement pattern and train the same muscles directly. One set is enough, and warm-ups do
    not count. The order of exercises and sets changes nothing but the order of the answer.
    """
    planned = _summed((each.exercise, each.sets) for each in workout.exercises)
    done = _summed((each.exercise, 1) for each in activity.sets if each.kind is not SetKind.WARMUP)
    known = Counter({exercise: sets for exercise, sets in done.items() if exercise in CATALOGUE})
    if not planned or not known:
        return None
    stand_ins = {exercise: exercise for exercise in planned if exercise in known} | _swaps(planned, known)
    lifts = (_lift(exercise, sets, stand_ins.get(exercise), known) for exercise, sets in planned.items())
    return Lifting(tuple(lifts), unknown=len(known) < len(done))


def _summed(sets: Iterable[tuple[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for exercise, amount in sets:
        total[exercise] += amount
    return total


def _lift(exercise: str, planned_sets: int, done_as: str | None, done: Counter[str]) -> Lift:
    return Lift(exercise, planned_sets, done[done_as] if done_as else 0, done_as)


def _swaps(planned: Counter[str], known: Counter[str]) -> dict[str, str]:
    """Inside a kind anything may stand for anything: most sets for most sets."""
    open_ones = _by_kind({exercise: sets for exercise, sets in planned.items() if exercise not in known})
    left_over = _by_kind({exercise: sets for exercise, sets in known.items() if exercise not in planned})
    return {
        exercise: done
        for kind, exercises in open_ones.items()
        for exercise, done in zip(exercises, left_over.get(kind, ()), strict=False)
    }


def _by_kind(sets: dict[str, int]) -> dict[Kind, list[str]]:
    """Of each kind, those with most sets first."""
    kinds: dict[Kind, list[str]] = {}
    for exercise in sorted(sets, key=lambda exercise: (-sets[exercise], exercise)):
        if exercise in CATALOGUE:
            kinds.setdefault(CATALOGUE[exercise].kind, []).append(exercise)
    return kinds
