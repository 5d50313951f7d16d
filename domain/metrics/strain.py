"""Monotony and strain of a week (Foster 1998): the same load every day is harder to bear than a changing one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.metrics.spec import Metric, OfWeek, Unit, Weekly
from domain.training.sport import Sport

MONOTONY_MAX = 10.0
MONOTONY_WARNING = 2.0
OWN_WEEKS = 8
ACTIVE_DAYS_MIN = 3


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


def strained(week: Strain, before: Sequence[Strain]) -> bool | None:
    """Whether the week's strain lies above the mean of the athlete's own last eight by more than one sample SD.

    How much strain is too much is everybody's own (Foster 1998); None with fewer than eight weeks before it.
    """
    own = [each.strain for each in before[-OWN_WEEKS:]]
    if len(own) < OWN_WEEKS:
        return None
    return week.strain > math.fsum(own) / len(own) + _sample_sd(own)


def monotonous(week: Strain) -> bool:
    """Foster's warning."""
    return week.monotony > MONOTONY_WARNING


class MainStrain(NamedTuple):
    """Of the sport with the greatest load of a week."""

    sport: Sport
    strain: Strain


def main_sport_strain(loads_by_sport: Mapping[Sport, Sequence[float]]) -> MainStrain | None:
    """Of daily loads of seven days; None where that sport was done on fewer than three of them.

    A little easy cross-training every day makes the whole week look monotonous.
    """
    main = max(loads_by_sport, key=lambda sport: math.fsum(loads_by_sport[sport]), default=None)
    if main is None or sum(load > 0 for load in loads_by_sport[main]) < ACTIVE_DAYS_MIN:
        return None
    return MainStrain(main, weekly_strain(loads_by_sport[main]))


def _sample_sd(loads: Sequence[float]) -> float:
    """A tenth of the time of the library's, which reckons in fractions; a history has five hundred weeks."""
    mean = math.fsum(loads) / len(loads)
    return math.sqrt(math.fsum((load - mean) ** 2 for load in loads) / (len(loads) - 1))


METRICS = (
    Metric(
        key="monotony",
        symbol="monotony",
        label="Monotony of the week",
        unit=Unit.SCORE,
        decimals=2,
        weekly=Weekly.LAST,
        valid=(0.0, MONOTONY_MAX),
        needs="a whole week of activities",
        source=OfWeek(lambda week: week.monotony),
    ),
    Metric(
        key="strain",
        symbol="strain",
        label="Strain of the week",
        unit=Unit.POINTS,
        decimals=0,
        weekly=Weekly.LAST,
        valid=(0.0, 100_000.0),
        needs="a whole week of activities",
        source=OfWeek(lambda week: week.strain),
    ),
)
