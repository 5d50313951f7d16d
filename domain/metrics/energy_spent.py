"""What training spent beyond rest: as the watch counted it, else by heart rate, else by the kind of sport."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.athlete.profile import Sex
from domain.metrics.energy import keytel_kcal, met_kcal, net_met_kcal
from domain.training.activity import Activity
from domain.training.sport import Sport

# 2024 Compendium of Physical Activities: running at 6 mph, riding at 12 to 14 mph, laps at a moderate pace, lifting.
METS = {Sport.RUN: 9.8, Sport.RIDE: 8.0, Sport.SWIM: 5.8, Sport.STRENGTH: 5.0}
# A heart rate says little of what lifting costs, and a wrist in the water little of the heart rate.
BY_HEART = frozenset({Sport.RUN, Sport.RIDE, Sport.OTHER})
VALID_KCAL = (1.0, 15_000.0)


class Counted(StrEnum):
    WATCH = "watch"
    HEART_RATE = "heart_rate"
    KIND = "kind"


class Spender(NamedTuple):
    """What is known of the body; None where it is not."""

    weight_kg: float | None
    age_years: float | None
    sex: Sex | None


@dataclass(frozen=True, slots=True)
class TrainingEnergy:
    """Of `sessions`, of which `by_watch` were counted by it and `unknown` by nobody."""

    kcal: float
    sessions: int
    by_watch: int
    unknown: int


def session_kcal(done: Activity, who: Spender) -> tuple[float, Counted] | None:
    """None where neither the watch nor the body lets it be told."""
    if done.calories is not None and VALID_KCAL[0] <= done.calories <= VALID_KCAL[1]:
        return done.calories, Counted.WATCH
    weight_kg, age_years, sex = who
    if weight_kg is None:
        return None
    if done.sport in BY_HEART and age_years is not None and sex is not None:
        gross = keytel_kcal(done.average_hr, weight_kg, age_years, sex, done.minutes)
        if gross is not None:
            return max(0.0, gross - met_kcal(1.0, weight_kg, done.minutes)), Counted.HEART_RATE
    met = METS.get(done.sport)
    return None if met is None else (net_met_kcal(met, weight_kg, done.minutes), Counted.KIND)


def training_energy(done: Iterable[Activity], who: Spender) -> TrainingEnergy | None:
    """None where nothing of it can be told."""
    found = [session_kcal(each, who) for each in done]
    known = [each for each in found if each is not None]
    if not known:
        return None
    by_watch = sum(counted is Counted.WATCH for _, counted in known)
    return TrainingEnergy(sum(kcal for kcal, _ in known), len(found), by_watch, len(found) - len(known))
