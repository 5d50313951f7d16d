"""Strength from sets: the one-repetition maximum they point to (e1RM), and what it is per kg of body weight."""

from datetime import date

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.reading import ReadingKind
from domain.training.sport import Sport

REPS_MAX = 12.0
WEIGHT_AGE_DAYS_MAX = 30
MAXIMAL_KINDS = frozenset({SetKind.NORMAL, SetKind.FAILURE})


def epley(weight_kg: float, reps_to_failure: float) -> float | None:
    """w × (1 + r / 30) for 1 to 12 reps (Epley 1985); a single is the weight itself, not 3 % more."""
    if not _usable(weight_kg, reps_to_failure):
        return None
    return weight_kg if reps_to_failure == 1 else weight_kg * (1 + reps_to_failure / 30)


def brzycki(weight_kg: float, reps_to_failure: float) -> float | None:
    """36 w / (37 − r) for 1 to 12 reps (Brzycki 1993); meets Epley at ten."""
    return 36 * weight_kg / (37 - reps_to_failure) if _usable(weight_kg, reps_to_failure) else None


def e1rm(done: LiftSet) -> float | None:
    """By Epley in kg; reps in reserve (10 − RPE) count as reps, a set without RPE as one to failure.

    None for a warm-up or drop set, without a weight, or beyond 12 reps to failure.
    """
    if done.kind not in MAXIMAL_KINDS or done.weight_kg is None or done.reps is None or done.reps < 1:
        return None
    in_reserve = 10 - done.rpe if done.rpe is not None and 1 <= done.rpe <= 10 else 0.0
    return epley(done.weight_kg, done.reps + in_reserve)


def best_e1rms(activity: Activity) -> dict[str, float]:
    """The best e1RM in kg of each exercise of the session; exercises without one are left out."""
    best: dict[str, float] = {}
    for done in activity.sets:
        value = e1rm(done)
        if value is not None:
            best[done.exercise] = max(value, best.get(done.exercise, 0.0))
    return best


def strength_to_weight(e1rm_kg: float, weight_kg: float | None, weighed_on: date | None, today: date) -> float | None:
    """e1RM per kg of body weight, best taken from the weight's trend; None where it is older than 30 days."""
    if not weight_kg or weighed_on is None or (today - weighed_on).days > WEIGHT_AGE_DAYS_MAX:
        return None
    return e1rm_kg / weight_kg


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
