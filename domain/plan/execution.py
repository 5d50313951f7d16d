"""An execution says which planned workout was done by which activity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.training.activity import Key
from domain.training.workout import Workout


class ExecutionState(StrEnum):
    """A suggestion may be made anew at any time; what the athlete confirmed or rejected stays.

    An activity that was rejected as whatever it might have been, and confirmed as nothing, is extra.
    """

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Execution:
    """`activity` is its (source, source_id); `cost` is how far the two are apart, 0 being the same session."""

    workout_id: str
    activity: Key
    cost: float
    state: ExecutionState = ExecutionState.SUGGESTED


def standing(executions: Iterable[Execution]) -> tuple[Execution, ...]:
    """All but what the athlete rejected."""
    return tuple(each for each in executions if each.state is not ExecutionState.REJECTED)


def confirmed(executions: Iterable[Execution]) -> tuple[Execution, ...]:
    return tuple(each for each in executions if each.state is ExecutionState.CONFIRMED)


def extras(executions: Iterable[Execution]) -> frozenset[Key]:
    """The activities that were none of the plan's workouts, as the athlete said."""
    known = tuple(executions)
    rejected = {each.activity for each in known if each.state is ExecutionState.REJECTED}
    return frozenset(rejected - {each.activity for each in confirmed(known)})


def done_workouts(executions: Iterable[Execution]) -> frozenset[str]:
    """The ids of workouts that a recorded session stands for."""
    return frozenset(each.workout_id for each in standing(executions))


def done_as(executions: Iterable[Execution], workouts: Mapping[str, Workout]) -> dict[Key, Workout]:
    """Which of these workouts an activity was."""
    return {each.activity: workouts[each.workout_id] for each in standing(executions) if each.workout_id in workouts}
