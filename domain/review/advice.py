"""What to do today: as planned, something easier, or rest, and which session would have to change for it.

Which signs ask for what is a convention on the rules for pain and illness; one noisy signal alone asks for nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.body.muscle_fatigue import muscles_used
from domain.body.pain import BEARABLE, STOPPING, PainRule, pain_rule
from domain.body.readiness import AMBER_FROM, GREEN_FROM, Band, Readiness, Signal
from domain.body.readiness import Reason as Found
from domain.body.sore_places import muscles_at
from domain.plan.patch import Change, Op
from domain.plan.proposal import Reason
from domain.review.adjustments import eased, spared, unhurried
from domain.training.workout import Workout

AGREEING = 2
DAYS_BACK = 3

Sessions = Sequence[Workout]


class Advice(StrEnum):
    GO = "go"
    MODIFY = "modify"
    REST = "rest"


class MorningRule(StrEnum):
    """What can ask for less than planned, the gravest first; `no_session` is a day without one."""

    SICK = "sick"
    MAYBE_ILL = "maybe_ill"
    PAIN_STOPS = "pain_stops"
    INJURED = "injured"
    BACK_FROM_ILL = "back_from_ill"
    HARDLY_SLEPT = "hardly_slept"
    READINESS_RED = "readiness_red"
    PAIN_EASES = "pain_eases"
    SIGNS_AGREE = "signs_agree"
    NOT_RECOVERED = "not_recovered"
    NO_SESSION = "no_session"


@dataclass(frozen=True, slots=True)
class Feeling:
    """`pains` are scores of ten by place, `tired` muscles that have not recovered. `sick`: the athlete said so of today
    or yesterday, and `days_well` is how long ago the last day of an illness was, None without one.
    """

    readiness: Readiness
    tired: tuple[str, ...] = ()
    pains: Mapping[str, float] = field(default_factory=dict)
    sick: bool = False
    days_well: int | None = None


@dataclass(frozen=True, slots=True)
class Advised:
    """`changes` are what it would take; each stands for itself."""

    advice: Advice
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()


def advise(sessions: Iterable[Workout], feeling: Feeling) -> Advised:
    """For the sessions that are still ahead today. The gravest rule that touches any of them decides alone."""
    ahead = tuple(sessions)
    if not ahead:
        return Advised(Advice.REST, (Reason(MorningRule.NO_SESSION),))
    for rule in _RULES:
        found = rule(ahead, feeling)
        if found is not None:
            return found
    return Advised(Advice.GO)


def _sick(ahead: Sessions, feeling: Feeling) -> Advised | None:
    return _rest(ahead, Reason(MorningRule.SICK)) if feeling.sick else None


def _maybe_ill(ahead: Sessions, feeling: Feeling) -> Advised | None:
    """Until the athlete says how they are, it is taken as illness."""
    return _rest(ahead, Reason(MorningRule.MAYBE_ILL)) if _signal(feeling, Signal.MAYBE_ILL) else None


def _pain_stops(ahead: Sessions, feeling: Feeling) -> Advised | None:
    for place, score in _pains(feeling, PainRule.STOP):
        if using := _using(ahead, place):
            return _rest(using, Reason(MorningRule.PAIN_STOPS, score, STOPPING, (place,)), of=ahead)
    return None


def _injured(ahead: Sessions, feeling: Feeling) -> Advised | None:
    """What does not use the place that hurts goes on, easily."""
    return _ease(ahead, Reason(MorningRule.INJURED)) if _signal(feeling, Signal.INJURED) else None


def _back_from_ill(ahead: Sessions, feeling: Feeling) -> Advised | None:
    """Nothing hard before two normal days."""
    if feeling.days_well is None or feeling.days_well > DAYS_BACK:
        return None
    return _ease(ahead, Reason(MorningRule.BACK_FROM_ILL, float(feeling.days_well), float(DAYS_BACK)))


def _hardly_slept(ahead: Sessions, feeling: Feeling) -> Advised | None:
    short = _signal(feeling, Signal.HARDLY_SLEPT)
    return _ease(ahead, Reason(MorningRule.HARDLY_SLEPT, short.value, short.baseline)) if short else None


def _red(ahead: Sessions, feeling: Feeling) -> Advised | None:
    if feeling.readiness.band is not Band.RED:
        return None
    return _ease(ahead, Reason(MorningRule.READINESS_RED, feeling.readiness.score, AMBER_FROM))


def _pain_eases(ahead: Sessions, feeling: Feeling) -> Advised | None:
    for place, score in _pains(feeling, PainRule.REDUCE):
        if found := _ease(_using(ahead, place), Reason(MorningRule.PAIN_EASES, score, BEARABLE, (place,))):
            return found
    return None


def _signs_agree(ahead: Sessions, feeling: Feeling) -> Advised | None:
    """A middling morning takes nothing from an easy day, and one bad sign takes nothing from a hard one."""
    bad = [each for each in feeling.readiness.reasons if each.score is not None and each.score < AMBER_FROM]
    if feeling.readiness.band is not Band.AMBER or len(bad) < AGREEING:
        return None
    reason = Reason(MorningRule.SIGNS_AGREE, feeling.readiness.score, GREEN_FROM)
    return _ease([workout for workout in ahead if workout.hard], reason)


def _not_recovered(ahead: Sessions, feeling: Feeling) -> Advised | None:
    tired = frozenset(feeling.tired)
    using = [workout for workout in ahead if muscles_used(workout) & tired]
    of = tuple(muscle for muscle in feeling.tired if any(muscle in muscles_used(workout) for workout in using))
    changed = [(workout, spared(workout, tired)) for workout in using]
    return _modified(changed, Reason(MorningRule.NOT_RECOVERED, float(len(of)), 1.0, of))


_RULES: tuple[Callable[[Sessions, Feeling], Advised | None], ...] = (
    _sick,
    _maybe_ill,
    _pain_stops,
    _injured,
    _back_from_ill,
    _hardly_slept,
    _red,
    _pain_eases,
    _signs_agree,
    _not_recovered,
)


def _signal(feeling: Feeling, signal: Signal) -> Found | None:
    return next((each for each in feeling.readiness.reasons if each.signal is signal), None)


def _pains(feeling: Feeling, rule: PainRule) -> list[tuple[str, float]]:
    """Places that hurt so much, the worst first."""
    found = [(place, score) for place, score in feeling.pains.items() if pain_rule(score) is rule]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _using(ahead: Sessions, place: str) -> Sessions:
    """What is known to train another part of the body goes on; a joint may be used by anything."""
    muscles = muscles_at(place)
    return [workout for workout in ahead if not muscles or not muscles_used(workout) or muscles_used(workout) & muscles]


def _rest(workouts: Sessions, reason: Reason, of: Sessions | None = None) -> Advised:
    """Without these sessions; where others of the day stay, it is no day of rest."""
    changes = tuple(Change(Op.REMOVE, f"/workouts/{workout.id}") for workout in workouts)
    whole = of is None or len(workouts) == len(of)
    return Advised(Advice.REST if whole else Advice.MODIFY, (reason,), changes)


def _ease(workouts: Sessions, reason: Reason) -> Advised | None:
    """None where all of them are easy as they are."""
    return _modified([(each, each if unhurried(each) else eased(each)) for each in workouts], reason)


def _modified(changed: Iterable[tuple[Workout, Workout]], reason: Reason) -> Advised | None:
    changes = tuple(Change(Op.REPLACE, f"/workouts/{before.id}", after) for before, after in changed if before != after)
    return Advised(Advice.MODIFY, (reason,), changes) if changes else None
