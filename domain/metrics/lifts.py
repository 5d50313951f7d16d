"""Strength from sets: the one-repetition maximum they point to (e1RM), and what it is per kg of body weight."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.metrics.rts_chart import share_of_maximum
from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.exercises import CATALOGUE, UNKNOWN
from domain.training.reading import ReadingKind
from domain.training.sport import Sport

REPS_MAX = 12.0
WEIGHT_AGE_DAYS_MAX = 30
OF_THE_BODY = frozenset(key for key, known in CATALOGUE.items() if known.bodyweight)
RTS_CHART, EPLEY = "rts_chart", "epley"
MAXIMAL_KINDS = frozenset({SetKind.NORMAL, SetKind.FAILURE})


class BestE1rm(NamedTuple):
    """In kg, by the chart or by Epley; the best of `n` sets that have one."""

    kg: float
    method: str
    n: int


NO_E1RM = BestE1rm(0.0, "", 0)


def epley(weight_kg: float, reps_to_failure: float) -> float | None:
    """w × (1 + r / 30) for 1 to 12 reps (Epley 1985); a single is the weight itself, not 3 % more."""
    if not _usable(weight_kg, reps_to_failure):
        return None
    return weight_kg if reps_to_failure == 1 else weight_kg * (1 + reps_to_failure / 30)


def brzycki(weight_kg: float, reps_to_failure: float) -> float | None:
    """36 w / (37 − r) for 1 to 12 reps (Brzycki 1993); meets Epley at ten."""
    return 36 * weight_kg / (37 - reps_to_failure) if _usable(weight_kg, reps_to_failure) else None


def e1rm(done: LiftSet, bodyweight_kg: float | None = None) -> float | None:
    """In kg: with an RPE by the RTS chart where it reaches, else by Epley, where reps in reserve (10 − RPE) are reps.

    A set without RPE counts as one to failure. None for a warm-up or drop set, without a load, or beyond 12 reps to
    failure that the chart does not know. An exercise that lifts the body needs its weight.
    """
    load_kg = lifted_kg(done.exercise, done.weight_kg, bodyweight_kg)
    if done.kind not in MAXIMAL_KINDS or load_kg is None or done.reps is None or done.reps < 1:
        return None
    share = _share(done)
    return load_kg / share if share is not None else epley(load_kg, done.reps + _in_reserve(done))


def e1rm_range(done: LiftSet, bodyweight_kg: float | None = None) -> tuple[float, float] | None:
    """The least and the most that the RTS chart, Epley and Brzycki make of the set; None as e1rm."""
    value, load_kg = e1rm(done, bodyweight_kg), lifted_kg(done.exercise, done.weight_kg, bodyweight_kg)
    if value is None or load_kg is None or done.reps is None:
        return None
    to_failure = done.reps + _in_reserve(done)
    told = [value, *(each for each in (epley(load_kg, to_failure), brzycki(load_kg, to_failure)) if each is not None)]
    return min(told), max(told)


def lifted_kg(exercise: str, weight_kg: float | None, bodyweight_kg: float | None) -> float | None:
    """What was moved: the weight, and where the exercise lifts the whole body, that with what hung from it.

    Help is a weight below 0. None where it is not known, or nothing is left to lift.
    """
    known = CATALOGUE.get(exercise)
    if known is None or not known.bodyweight:
        load_kg = weight_kg
    else:
        load_kg = None if bodyweight_kg is None else bodyweight_kg + (weight_kg or 0.0)
    return load_kg if load_kg is not None and load_kg > 0 else None


def lifts_the_body(sets: Iterable[LiftSet]) -> bool:
    """Whether the weight of the body is in any of them."""
    return any(each.exercise in OF_THE_BODY for each in sets)


def weight_for(e1rm_kg: float, reps: int, rir: float) -> float | None:
    """The load in kg of so many repetitions with so many in reserve: the same two ways back from a maximum.

    None beyond 12 repetitions to failure, where neither reaches.
    """
    share = share_of_maximum(reps, 10 - rir)
    if share is not None:
        return e1rm_kg * share
    times = epley(1.0, reps + rir)
    return None if times is None else e1rm_kg / times


def best_e1rms(activity: Activity, bodyweight_kg: float | None = None) -> dict[str, BestE1rm]:
    """The best of each exercise of the session; exercises without one are left out, and so is what a watch could not
    tell: its sets may be of several.
    """
    best: dict[str, BestE1rm] = {}
    for done in activity.sets:
        value = e1rm(done, bodyweight_kg)
        if value is not None and done.exercise != UNKNOWN:
            before = best.get(done.exercise, NO_E1RM)
            method = before.method if before.kg >= value else EPLEY if _share(done) is None else RTS_CHART
            best[done.exercise] = BestE1rm(max(value, before.kg), method, before.n + 1)
    return best


def strength_to_weight(e1rm_kg: float, weight_kg: float | None, weighed_on: date | None, today: date) -> float | None:
    """e1RM per kg of body weight, which is the weight's trend and no single morning; None where it is older than 30
    days.
    """
    if not weight_kg or weighed_on is None or (today - weighed_on).days > WEIGHT_AGE_DAYS_MAX:
        return None
    return e1rm_kg / weight_kg


def _share(done: LiftSet) -> float | None:
    """Of a maximum, by the RTS chart; None without an RPE, or where it does not reach."""
    return None if done.rpe is None or done.reps is None else share_of_maximum(done.reps, done.rpe)


def _in_reserve(done: LiftSet) -> float:
    """None are where nobody said how hard it was, or what they said is no RPE."""
    return 10 - done.rpe if done.rpe is not None and 1 <= done.rpe <= 10 else 0.0


def _usable(weight_kg: float, reps_to_failure: float) -> bool:
    return weight_kg > 0 and 1 <= reps_to_failure <= REPS_MAX


METRICS = (
    Metric(
        key="e1rm",
        symbol="e1RM",
        label="Estimated one-repetition maximum",
        unit=Unit.KG,
        decimals=1,
        weekly=Weekly.GREATEST,
        valid=(1.0, 700.0),
        needs="sets of up to twelve repetitions with their weight",
        source=Measured(ReadingKind.E1RM, of_each="exercise"),
        sports=(Sport.STRENGTH,),
        lower_is_better=False,
    ),
)
