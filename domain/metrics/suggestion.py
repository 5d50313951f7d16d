"""What to do with an exercise the next time it is trained."""

from dataclasses import dataclass
from enum import StrEnum

from domain.metrics.finding import Finding

DELOAD_SHARE = 0.9


class Action(StrEnum):
    INCREASE_WEIGHT = "increase_weight"
    ADD_REPS = "add_reps"
    HOLD = "hold"
    DELOAD = "deload"
    VARY_REP_RANGE = "vary_rep_range"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`suggested_weight` is in kg, None for body weight alone or where the athlete has to find it.

    `sets_delta` is how many sets more or fewer, `swap_to` the exercise that stands in, for a swap only.
    """

    suggested_action: Action
    suggested_weight: float | None
    target_reps: int
    target_rir: float | None
    sets_delta: int
    reason: Finding
    swap_to: str | None = None


def stepped_down(weight_kg: float, step_kg: float) -> float:
    """The greatest multiple of the step that is not above the weight."""
    return int(weight_kg / step_kg) * step_kg


def a_tenth_less(weight_kg: float | None, step_kg: float) -> float | None:
    """Rounded down to a step of the exercise; None where nothing would be left."""
    return stepped_down(DELOAD_SHARE * weight_kg, step_kg) or None if weight_kg else None
