"""How sure it is which workout an activity was, and which others it could have been."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.plan.execution import Execution, confirmed, extras, standing
from domain.plan.matching import COST_LIMIT, apart, near
from domain.training.activity import Activity, Key
from domain.training.workout import Workout

SURE_COST = 0.5
SURE_MARGIN = 0.4
# Costs are sums of fractions: 0.6 less 0.2 is a margin of 0.4.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    workout: Workout
    cost: float


@dataclass(frozen=True, slots=True)
class Choice:
    """`matched` is what the activity counts as, None for an extra; `decided`: because the athlete said so.

    `others` are free and could be suggested, `beyond` are free too, but of a size that nobody would guess; the cheapest
    come first in both.
    """

    matched: Candidate | None = None
    others: tuple[Candidate, ...] = ()
    beyond: tuple[Candidate, ...] = ()
    decided: bool = False

    @property
    def sure(self) -> bool:
        """Cheap, and much cheaper than whatever else it could have been."""
        if self.matched is None or round(self.matched.cost, _DIGITS) > SURE_COST:
            return False
        least = self.matched.cost + SURE_MARGIN
        return all(round(other.cost - least, _DIGITS) >= 0 for other in self.others)

    @property
    def asks(self) -> bool:
        """Whether the athlete is to be asked."""
        return self.matched is not None and not self.decided and not self.sure

    @property
    def instead(self) -> tuple[Candidate, ...]:
        """Whatever the athlete may name in its place, the likeliest first."""
        return (*self.others, *self.beyond)

    @property
    def all(self) -> tuple[Candidate, ...]:
        return self.instead if self.matched is None else (self.matched, *self.instead)


def choice_of(
    activity: Activity, workouts: Mapping[str, Workout], executions: Iterable[Execution], hard: bool | None = None
) -> Choice:
    """`executions` are those of the plan that the workouts are of. A workout is free that is not confirmed to be
    another activity; a mere suggestion gives way.
    """
    known = tuple(executions)
    own = next((one for one in standing(known) if one.activity == activity.key and one.workout_id in workouts), None)
    taken = {one.workout_id for one in confirmed(known)} | ({own.workout_id} if own else set())
    free = sorted(_candidates(activity, workouts, taken, hard), key=_order)
    return Choice(
        matched=Candidate(workouts[own.workout_id], own.cost) if own else None,
        others=tuple(each for each in free if each.cost < COST_LIMIT),
        beyond=tuple(each for each in free if each.cost >= COST_LIMIT),
        decided=own in confirmed(known) if own else activity.key in extras(known),
    )


def affected(
    before: Iterable[Execution],
    after: Iterable[Execution],
    workouts: Mapping[str, Workout],
    activities: Iterable[Activity],
) -> frozenset[Key]:
    """The activities whose choice may be another one now: a workout that they could be is somebody else's."""
    changed = set(before) ^ set(after)
    own = {each.activity for each in changed}
    moved = [workouts[each] for each in {one.workout_id for one in changed} if each in workouts]
    return frozenset(
        each.key
        for each in activities
        if each.key in own or any(each.sport is one.sport and near(one, each) for one in moved)
    )


def _candidates(
    activity: Activity, workouts: Mapping[str, Workout], taken: set[str], hard: bool | None
) -> Iterator[Candidate]:
    for workout in workouts.values():
        if workout.id not in taken and (cost := apart(workout, activity, hard)) is not None:
            yield Candidate(workout, cost)


def _order(candidate: Candidate) -> tuple[object, ...]:
    return candidate.cost, candidate.workout.day, candidate.workout.id
