"""Monotony and strain of a week (Foster 1998): the same load every day is harder to bear than a changing one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

MONOTONY_MAX = 10.0


@dataclass(frozen=True, slots=True)
class Strain:
    """`monotony` is mean / sample SD of seven daily loads, at most 10; `strain` is the week's load times that."""

    monotony: float
    strain: float


def weekly_strain(loads: Sequence[float]) -> Strain:
    """Of seven calendar days, rest days being 0; an empty week is 0 and 0."""
    total = sum(loads)
    if total == 0:
        return Strain(0.0, 0.0)
    spread = _sample_sd(loads)
    monotony = min(MONOTONY_MAX, total / len(loads) / spread) if spread else MONOTONY_MAX
    return Strain(monotony, total * monotony)


def _sample_sd(loads: Sequence[float]) -> float:
    """A tenth of the time of the library's, which reckons in fractions; a history has five hundred weeks."""
    mean = math.fsum(loads) / len(loads)
    return math.sqrt(math.fsum((load - mean) ** 2 for load in loads) / (len(loads) - 1))
