"""An execution says which planned workout was done by which activity."""

from dataclasses import dataclass
from enum import StrEnum


class ExecutionState(StrEnum):
    """A suggestion may be made anew at any time; what the athlete confirmed or rejected stays."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Execution:
    """`activity` is its (source, source_id); `cost` is how far the two are apart, 0 being the same session."""

    workout_id: str
    activity: tuple[str, str]
    cost: float
    state: ExecutionState = ExecutionState.SUGGESTED
