"""Stalled lifts: no gain for three exposures over two weeks, and what to try next. A convention of common practice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from domain.metrics.finding import Finding
from domain.metrics.lifts import lifted_kg, weight_for
from domain.metrics.progression import Scheme
from domain.metrics.suggestion import Action, Suggestion, a_tenth_less, stepped_down
from domain.metrics.trend import Point
from domain.training.exercises import CATALOGUE, swaps_for

STALLED = "stalled"
LEAST_GAIN = 0.01
EXPOSURES = 3
LEAST_DAYS = 14
# After a month without it an exercise begins anew: what was once lifted says nothing about getting better now.
BREAK_DAYS = 28
# What was begun gets as long to show as the stall took to be one.
TRY_DAYS = 14

# Where a range begins that is for strength, and where one that is for size.
FEW_REPS, MANY_REPS = 4, 8
BETWEEN_REPS = 6
DELOAD_RIR = 2.0
RIR_MAX = 10.0


@dataclass(frozen=True, slots=True)
class Stall:
    """`since` is the day of the last gain, with `best_kg` as its e1RM; `exposures` came after it, up to `latest_kg`."""

    since: date
    best_kg: float
    exposures: int
    latest_kg: float


class Tried(NamedTuple):
    """What was tried against a stall, and on which day."""

    day: date
    action: Action


_NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Trained:
    """How a stalled exercise is trained now: kg of its working sets, their number, and the athlete's own weight in kg.

    `bodyweight_kg` is needed for exercises that lift the body; without it no weight is told for another range of reps.
    `maxima` are the latest e1RM in kg of whatever is lifted besides.
    """

    exercise: str
    weight_kg: float | None
    sets: int
    scheme: Scheme
    bodyweight_kg: float | None = None
    maxima: Mapping[str, float] = _NOTHING


def stall(e1rms: Sequence[Point]) -> Stall | None:
    """Of the e1RM in kg of each exposure to one exercise, the oldest first; None where there is no stall.

    A gain is an e1RM at least 1 % above that of the last gain, however many exposures it took.
    """
    if not e1rms:
        return None
    (since, best), (last, latest), exposures = e1rms[0], e1rms[0], 0
    for day, value in e1rms[1:]:
        if value >= best * (1 + LEAST_GAIN) or (day - last).days > BREAK_DAYS:
            since, best, exposures = day, value, 0
        else:
            exposures += 1
        last, latest = day, value
    stalled = exposures >= EXPOSURES and (last - since).days >= LEAST_DAYS
    return Stall(since, best, exposures, latest) if stalled else None


def next_try(found: Stall, trained: Trained, tried: Sequence[Tried] = (), today: date = date.max) -> Suggestion:
    """The first of the ladder that has not been tried since the stall began: another range of reps, a smaller step of
    weight, a deload, another exercise. Where all were, the one whose turn was longest ago.

    What was begun less than two weeks before `today` goes on.
    """
    since = [each for each in sorted(tried) if each.day > found.since]
    first_told = {each.action: each.day for each in reversed(_of_the_last_turn(since))}
    last_tried = {each.action: each.day for each in since}
    ladder = [action for action in LADDER if action is not Action.SWAP or swaps_for(trained.exercise)]
    begun = [action for action in ladder if action in first_told and (today - first_told[action]).days < TRY_DAYS]
    action = begun[0] if begun else min(ladder, key=lambda one: (last_tried.get(one, date.min), ladder.index(one)))
    return _STEPS[action](found, trained)


def _of_the_last_turn(since: Sequence[Tried]) -> list[Tried]:
    """What was told last, as often as it was told on end."""
    return list(takewhile(lambda each: each.action is since[-1].action, reversed(since)))[::-1] if since else []


def _vary(found: Stall, trained: Trained) -> Suggestion:
    """Where reps are many, fewer and heavier; where they are few, more and lighter."""
    scheme = trained.scheme
    reps = MANY_REPS if scheme.reps_low < BETWEEN_REPS else FEW_REPS
    load_kg = weight_for(found.latest_kg, reps, scheme.target_rir or 0.0)
    weight_kg = _hung(trained.exercise, load_kg, trained.bodyweight_kg, scheme.increment_kg)
    return Suggestion(Action.VARY_REP_RANGE, weight_kg, reps, scheme.target_rir, 0, _because(found))


def _hung(exercise: str, load_kg: float | None, bodyweight_kg: float | None, step_kg: float) -> float | None:
    """The weight to take for a load, in steps of the exercise; None where nobody knows the load or the body."""
    if load_kg is None:
        return None
    body_kg = lifted_kg(exercise, None, bodyweight_kg) or 0.0
    known = CATALOGUE.get(exercise)
    if known is not None and known.bodyweight and not body_kg:
        return None
    return stepped_down(max(0.0, load_kg - body_kg), step_kg) or None


def _smaller_step(found: Stall, trained: Trained) -> Suggestion:
    weight_kg = None if trained.weight_kg is None else trained.weight_kg + trained.scheme.increment_kg / 2
    scheme = trained.scheme
    return Suggestion(Action.INCREASE_WEIGHT, weight_kg, scheme.reps_low, scheme.target_rir, 0, _because(found))


def _deload(found: Stall, trained: Trained) -> Suggestion:
    """Half the sets, a tenth less weight and two more reps in reserve, for a week (Bell 2023)."""
    scheme = trained.scheme
    weight_kg = a_tenth_less(trained.weight_kg, scheme.increment_kg) or trained.weight_kg
    rir = min(RIR_MAX, (scheme.target_rir or 0.0) + DELOAD_RIR)
    return Suggestion(Action.DELOAD, weight_kg, scheme.reps_low, rir, -(trained.sets // 2), _because(found))


def _swap(found: Stall, trained: Trained) -> Suggestion:
    """The first that the athlete lifts as well, whose own maximum says how much to take.

    Else the first there is, with a weight to be found: maxima of different exercises do not compare.
    """
    scheme, swaps = trained.scheme, swaps_for(trained.exercise)
    other = next((each for each in swaps if each in trained.maxima), swaps[0])
    maximum = trained.maxima.get(other)
    load_kg = None if maximum is None else weight_for(maximum, scheme.reps_low, scheme.target_rir or 0.0)
    weight_kg = _hung(other, load_kg, trained.bodyweight_kg, CATALOGUE[other].increment_kg)
    return Suggestion(Action.SWAP, weight_kg, scheme.reps_low, scheme.target_rir, 0, _because(found), other)


def _because(found: Stall) -> Finding:
    return Finding(STALLED, float(found.exposures), float(EXPOSURES))


LADDER = (Action.VARY_REP_RANGE, Action.INCREASE_WEIGHT, Action.DELOAD, Action.SWAP)
_STEPS: dict[Action, Callable[[Stall, Trained], Suggestion]] = {
    Action.VARY_REP_RANGE: _vary,
    Action.INCREASE_WEIGHT: _smaller_step,
    Action.DELOAD: _deload,
    Action.SWAP: _swap,
}
