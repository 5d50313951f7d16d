"""Double progression: first the repetitions go up to the top of the range, then the weight, and they begin again.

A convention of common practice. What a session did not reach is held once, and lightened the second time in a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.metrics.finding import Finding
from domain.metrics.muscles import is_hard
from domain.metrics.suggestion import Action, Suggestion, a_tenth_less
from domain.training.activity import LiftSet, SetKind
from domain.training.exercises import CATALOGUE

WORKING_KINDS = frozenset({SetKind.NORMAL, SetKind.FAILURE})
# An estimate of reps in reserve is right to about one.
RIR_TOLERANCE = 1.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """How an exercise is trained: a range of reps, what the weight grows by in kg, reps to stop short of failure."""

    reps_low: int
    reps_high: int
    increment_kg: float
    target_rir: float | None = None


@dataclass(frozen=True, slots=True)
class _Session:
    weight_kg: float | None
    reps: tuple[int, ...]
    least_rir: float | None

    @property
    def worst(self) -> int:
        return min(self.reps)


def progression(scheme: Scheme, sessions: Sequence[Sequence[LiftSet]]) -> Suggestion | None:
    """What the last sessions of one exercise ask for, the oldest first; None where no working set was done.

    Working sets are the hard ones of the heaviest weight that are no drop sets, so that what led up to it does not
    count. Where no weight is known none is suggested. Findings are in reps.
    """
    done = [session for session in map(_session, sessions) if session is not None]
    if not done:
        return None
    last, before = done[-1], done[-2] if len(done) > 1 else None
    if last.worst < scheme.reps_low:
        return _missed(scheme, last, before)
    if last.worst < scheme.reps_high:
        reps = last.worst + 1
        return _same_weight(Action.ADD_REPS, last, reps, scheme, _found("below_top", last.worst, scheme.reps_high))
    if scheme.target_rir is not None and last.least_rir is not None:
        least = scheme.target_rir - RIR_TOLERANCE
        if last.least_rir < least:
            found = Finding("reserve_short", last.least_rir, least)
            return _same_weight(Action.HOLD, last, scheme.reps_high, scheme, found)
    weight_kg = None if last.weight_kg is None else last.weight_kg + scheme.increment_kg
    found = _found("top_reached", last.worst, scheme.reps_high)
    return Suggestion(Action.INCREASE_WEIGHT, weight_kg, scheme.reps_low, scheme.target_rir, 0, found)


def _missed(scheme: Scheme, last: _Session, before: _Session | None) -> Suggestion:
    """A miss with more weight is another story: lightened once, an exercise gets its two chances again."""
    again = before is not None and before.worst < scheme.reps_low and (before.weight_kg or 0) <= (last.weight_kg or 0)
    lighter = a_tenth_less(last.weight_kg, scheme.increment_kg)
    if not again or lighter is None:
        found = _found("below_bottom", last.worst, scheme.reps_low)
        return _same_weight(Action.HOLD, last, scheme.reps_low, scheme, found)
    found = _found("below_bottom_twice", last.worst, scheme.reps_low)
    return Suggestion(Action.DELOAD, lighter, scheme.reps_low, scheme.target_rir, 0, found)


def _same_weight(action: Action, last: _Session, reps: int, scheme: Scheme, found: Finding) -> Suggestion:
    return Suggestion(action, last.weight_kg, reps, scheme.target_rir, 0, found)


def _found(rule: str, reps: int, against: int) -> Finding:
    return Finding(rule, float(reps), float(against))


def _session(sets: Sequence[LiftSet]) -> _Session | None:
    working = [done for done in sets if done.kind in WORKING_KINDS and done.reps and is_hard(done)]
    heaviest = max((kg for done in working if (kg := hung_kg(done)) is not None), default=None)
    top = [done for done in working if hung_kg(done) == heaviest]
    if not top:
        return None
    reserves = [10 - done.rpe for done in top if done.rpe is not None]
    return _Session(heaviest, tuple(done.reps or 0 for done in top), min(reserves, default=None))


def hung_kg(done: LiftSet) -> float | None:
    """What was lifted beside the body: nothing where the exercise lifts it, unknown where another has no weight."""
    known = CATALOGUE.get(done.exercise)
    return 0.0 if done.weight_kg is None and known is not None and known.bodyweight else done.weight_kg
