"""How much the weeks before a race or of a programme hold, in whatever unit the first one is given.

A load week is 1.08 times the best so far; every fourth week is cut back to 0.78 of the week before. Growing by a tenth
each week instead would ask for almost three times the first week after twelve, and leave no week to recover in.
"""

import math
from collections.abc import Sequence

GROWTH, CUT_BACK, CUT_BACK_EVERY = 1.08, 0.78, 4
# What binary fractions make of a product must not cost a whole grain.
_HAIR = 1e-9


def weekly_volume(
    first: float, weeks: int, cap: float, *, grain: float = 0.0, ends_loaded: bool = False
) -> tuple[float, ...]:
    """So many weeks from `first` on, none above `cap`; with a `grain` each is rounded down to a multiple of it.

    `ends_loaded`: the last week is a load week, as before a taper.
    """
    volumes: list[float] = []
    for index in range(weeks):
        if is_cut_back(index, weeks, ends_loaded=ends_loaded):
            volume = CUT_BACK * volumes[-1]
        else:
            volume = min(cap, GROWTH * max(volumes) if volumes else first)
        volumes.append(rounded_down(volume, grain))
    return tuple(volumes)


def is_cut_back(index: int, weeks: int, *, ends_loaded: bool = False) -> bool:
    """Every fourth week; where the last one would be cut back and must not be, all of them come a week earlier."""
    shift = 1 if ends_loaded and weeks % CUT_BACK_EVERY == 0 else 0
    return (index + 1 + shift) % CUT_BACK_EVERY == 0


def tapered(peak: float, factors: Sequence[float], grain: float = 0.0) -> tuple[float, ...]:
    """The weeks of a taper as shares of the largest week before it."""
    return tuple(rounded_down(peak * factor, grain) for factor in factors)


def rounded_down(value: float, grain: float) -> float:
    """To a multiple of `grain`, as it is without one: a plan that rounds up asks for more than its own rule."""
    return round(math.floor(value / grain + _HAIR) * grain, 6) if grain else value
