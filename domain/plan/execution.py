"""An execution says which planned workout was done by which activity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.training.activity import Key
from domain.training.workout import Workout


class ExecutionState(StrEnum):
    """A suggestion may be made anew at any time; what the athlete confirmed or rejected stays."""

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


def done_workouts(executions: Iterable[Execution]) -> frozenset[str]:
    """The ids of workouts that a recorded session stands for."""
    return frozenset(each.workout_id for each in standing(executions))


def done_as(executions: Iterable[Execution], workouts: Mapping[str, Workout]) -> dict[Key, Workout]:
    """Which of these workouts an activity was."""
    return {each.activity: workouts[each.workout_id] for each in standing(executions) if each.workout_id in workouts}
