"""When a week of less is due, and how much less: a planned reduction, mainly of volume (Bell 2023).

Which signs and how many of them are a convention. Illness asks for rest, which is another rule and more than this.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.metrics.finding import Finding
from domain.metrics.trend import Point
from domain.training.exercises import CATALOGUE
from domain.training.scaling import scaled
from domain.training.sport import Sport
from domain.training.validity import RIR
from domain.training.workout import PlannedExercise, Workout

WEEKS = 6.0
LATELY = timedelta(days=14)
DROP = 0.05
BEST_OF_DAYS = 28
LIFTS_DOWN = 2
HRV_DAYS = 3
FORM_PERCENT = -30.0
FORM_DAYS = 5
SORENESS = 8.0
SLEEP_HOURS = 6.0
NIGHTS = 3
SIGNS = 2

LEAST_LOAD = 0.9
MORE_RIR = 2.0
RUN_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class DeloadSigns:
    """What may ask for a deload; None is unknown and asks for nothing.

    `lifts_down` is what `lifts_down` counts, `hrv_suppressed_days` how many days on end the HRV of the week has been
    suppressed. By day, today last: form in % of fitness of seven days, soreness of 10 of three days, hours slept in
    three nights.
    """

    weeks_since: float | None = None
    lifts_down: int = 0
    hrv_suppressed_days: int = 0
    form_percent: Sequence[float | None] = ()
    soreness: Sequence[float | None] = ()
    sleep_hours: Sequence[float | None] = ()
    sick: bool = False


def deload_because(signs: DeloadSigns) -> tuple[Finding, ...]:
    """The findings that make a deload due, empty where it is not: two signs.

    Strength that two lifts lost counts for both of them.
    """
    found = tuple(_findings(signs))
    count = sum(LIFTS_DOWN if each.rule == "strength_lost" else 1 for each in found)
    return found if count >= SIGNS and not signs.sick else ()


def lifts_down(e1rms: Mapping[str, Sequence[Point]], today: date) -> int:
    """How many lifts were 5 % under their best of four weeks in both of their last two exposures.

    e1RM in kg by exercise, for each the oldest first. One that was not trained for two weeks says nothing of today.
    """
    lately = (points for points in e1rms.values() if len(points) > 1 and today - points[-1][0] <= LATELY)
    return sum(all(_down(points, index) for index in (-2, -1)) for points in lately)


def deloaded(workout: Workout) -> Workout:
    """The workout in such a week: half its sets, up to a tenth less weight, two reps further from failure; a run is a
    quarter shorter, and everything else stays.
    """
    if workout.sport is Sport.STRENGTH:
        return replace(workout, exercises=tuple(map(_lighter, workout.exercises)))
    return scaled(workout, round(RUN_SHARE * workout.minutes)) if workout.sport is Sport.RUN else workout


def _findings(signs: DeloadSigns) -> Iterator[Finding]:
    if signs.weeks_since is not None and signs.weeks_since >= WEEKS:
        yield Finding("weeks_since_deload", signs.weeks_since, WEEKS)
    if signs.lifts_down >= LIFTS_DOWN:
        yield Finding("strength_lost", float(signs.lifts_down), float(LIFTS_DOWN))
    if signs.hrv_suppressed_days >= HRV_DAYS:
        yield Finding("hrv_suppressed", float(signs.hrv_suppressed_days), float(HRV_DAYS))
    deep = sum(form is not None and form < FORM_PERCENT for form in signs.form_percent[-7:])
    if deep >= FORM_DAYS:
        yield Finding("form_low", float(deep), float(FORM_DAYS))
    soreness, hours = _mean(signs.soreness), _mean(signs.sleep_hours)
    if soreness is not None and soreness >= SORENESS:
        yield Finding("sore", soreness, SORENESS)
    if hours is not None and hours < SLEEP_HOURS:
        yield Finding("slept_little", hours, SLEEP_HOURS)


def _mean(values: Sequence[float | None]) -> float | None:
    """Of the last three, all of which have to be known."""
    known = [value for value in values[-NIGHTS:] if value is not None]
    return math.fsum(known) / NIGHTS if len(known) == NIGHTS else None


def _down(points: Sequence[Point], index: int) -> bool:
    day, kg = points[index]
    best = max(other for on, other in points if day - timedelta(BEST_OF_DAYS) < on <= day)
    return kg <= (1 - DROP) * best


def _lighter(planned: PlannedExercise) -> PlannedExercise:
    sets = max(1, math.ceil(planned.sets / 2))
    rir = None if planned.rir is None else min(RIR.high, planned.rir + MORE_RIR)
    return replace(planned, sets=sets, weight_kg=_weight(planned), rir=rir)


def _weight(planned: PlannedExercise) -> float | None:
    """The lowest step that is no more than a tenth less."""
    if planned.weight_kg is None:
        return None
    known = CATALOGUE.get(planned.exercise)
    step = known.increment_kg if known else 2.5
    least = LEAST_LOAD * planned.weight_kg
    return min(planned.weight_kg, math.ceil(least / step) * step)
