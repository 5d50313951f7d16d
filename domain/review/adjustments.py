"""What to change when the plan should change: the smallest changes that answer the reasons, and no more of them.

Where life was too full, optional sessions go first, then normal ones get shorter, until the week ahead is a fifth
lighter. A key session is touched only when the body says so, and then it becomes easy.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.body.muscle_fatigue import affected
from domain.errors import LimitExceeded, PatchRefused
from domain.metrics.muscles import shares
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Change, Op, Patch, workout_id
from domain.plan.plan import Blueprint
from domain.plan.proposal import Reason, preview
from domain.review.decision import Decision, Rule
from domain.training.scaling import scaled
from domain.training.sport import Sport
from domain.training.validity import RIR
from domain.training.workout import Block, PlannedExercise, Priority, Purpose, Step, StepKind, Workout

DAYS_AHEAD = 7
# A bad night says nothing about a session three days away.
RECOVERY_DAYS_AHEAD = 2
# A muscle that is tired can work so far from failure.
SPARED_RIR = 4.0
LEAST_SHARE = 0.8
LEAST_MINUTES = 20
STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Outlook:
    """What binds every change, how many there may be, and the ids of workouts that are done already."""

    situation: Situation
    limits: Limits
    most: int = 3
    done: frozenset[str] = frozenset()

    def coming(self, plan: Blueprint, days: int = DAYS_AHEAD) -> tuple[Workout, ...]:
        """The workouts of so many days from tomorrow on."""
        today = self.situation.today
        coming = plan.between(today + timedelta(days=1), today + timedelta(days=days))
        return tuple(workout for workout in coming if workout.id not in self.done)


def adjustments(decision: Decision, plan: Blueprint, outlook: Outlook) -> Patch:
    """Changes from tomorrow on, every prefix of which passes the limits; empty where nothing helps."""
    patch: Patch = ()
    after = plan
    for reason in decision.reasons:
        rule = Rule(reason.rule)
        for change in _ANSWERS.get(rule, _nothing)(outlook, plan, reason):
            if len(patch) == outlook.most or (rule in OF_LIFE and _fits(after, plan, outlook)):
                break
            if workout_id(change.path) in {workout_id(earlier.path) for earlier in patch}:
                continue
            tried = _tried((*patch, change), plan, outlook)
            if tried is not None:
                patch, after = (*patch, change), tried
    return patch


def _fits(after: Blueprint, plan: Blueprint, outlook: Outlook) -> bool:
    """A fifth less is enough to see whether a lighter week is done in full."""
    was, planned = (sum(workout.minutes for workout in outlook.coming(each)) for each in (plan, after))
    return planned <= LEAST_SHARE * was


def _tried(patch: Patch, plan: Blueprint, outlook: Outlook) -> Blueprint | None:
    try:
        return preview(patch, plan, outlook.limits, outlook.situation).blueprint
    except (LimitExceeded, PatchRefused):
        return None


Answer = Callable[[Outlook, Blueprint, Reason], Iterator[Change]]


def _nothing(_outlook: Outlook, _plan: Blueprint, _reason: Reason) -> Iterator[Change]:
    return iter(())


def _rest_up(outlook: Outlook, plan: Blueprint, _reason: Reason) -> Iterator[Change]:
    """A hard session right after bad nights becomes an easy one; what comes later can wait for better ones."""
    yield from _ease_next_hard(outlook.coming(plan, RECOVERY_DAYS_AHEAD))


def _spare(outlook: Outlook, plan: Blueprint, reason: Reason) -> Iterator[Change]:
    """Of the next sessions, those that ask much of the tired muscles become easier, and no other is touched."""
    for workout in affected(outlook.coming(plan, RECOVERY_DAYS_AHEAD), reason.of):
        easier = spared(workout, frozenset(reason.of))
        if easier != workout:
            yield Change(Op.REPLACE, _path(workout), easier)


def _unload(outlook: Outlook, plan: Blueprint, _reason: Reason) -> Iterator[Change]:
    """Weeks of fatigue ask for more: the next hard session becomes easy, and optional ones go."""
    coming = outlook.coming(plan)
    yield from _ease_next_hard(coming)
    yield from _drop_optional(coming)


def _fit_to_life(outlook: Outlook, plan: Blueprint, _reason: Reason) -> Iterator[Change]:
    """Low adherence means that the week is too full: drop what is optional, shorten what is not key."""
    coming = outlook.coming(plan)
    yield from _drop_optional(coming)
    normal = (workout for workout in coming if workout.priority is Priority.NORMAL)
    yield from _shorten(_longest_first(normal))


def next_hard(coming: Iterable[Workout]) -> Workout | None:
    """A race is none: whether to start is not the coach's to say."""
    return next((workout for workout in coming if workout.hard and workout.purpose is not Purpose.RACE), None)


def _ease_next_hard(coming: Iterable[Workout]) -> Iterator[Change]:
    hard = next_hard(coming)
    if hard is not None:
        yield Change(Op.REPLACE, _path(hard), eased(hard))


def _drop_optional(coming: Iterable[Workout]) -> Iterator[Change]:
    """The longest first; a quarter of an hour of mobility fits into any week."""
    optional = (workout for workout in coming if workout.priority is Priority.OPTIONAL)
    worth_it = (workout for workout in _longest_first(optional) if workout.minutes > LEAST_MINUTES)
    yield from (Change(Op.REMOVE, _path(workout)) for workout in worth_it)


def _shorten(workouts: Iterable[Workout]) -> Iterator[Change]:
    for workout in workouts:
        minutes = _shorter(workout.minutes)
        if minutes < workout.minutes:
            yield Change(Op.REPLACE, f"{_path(workout)}/minutes", minutes)


def eased(workout: Workout) -> Workout:
    """An easy session of the same sport and day, up to a fifth shorter; lifting stays far from failure.

    Notes go, because they speak of the session that it was.
    """
    minutes = _shorter(workout.minutes)
    easy = replace(workout, purpose=Purpose.EASY, title=_TITLES[workout.sport], note="")
    if workout.sport is Sport.STRENGTH:
        lighter = tuple(map(_lighter, workout.exercises))
        return replace(easy, purpose=Purpose.STRENGTH, minutes=minutes, exercises=lighter)
    if workout.sport is Sport.SWIM:
        return scaled(replace(easy, blocks=tuple(map(_without_pace, workout.blocks))), minutes)
    continuous = (Block((Step(StepKind.WORK, seconds=minutes * 60.0),)),)
    return replace(easy, minutes=minutes, distance_m=None, blocks=continuous)


def spared(workout: Workout, tired: frozenset[str]) -> Workout:
    """The exercises that use tired muscles with a set less and far from failure; of other sports, an easy session.

    What is easy already stays as it is, and so does a race.
    """
    if workout.sport is Sport.STRENGTH:
        uses = (tired.intersection(shares(planned.exercise)) for planned in workout.exercises)
        exercises = zip(workout.exercises, uses, strict=True)
        return replace(workout, exercises=tuple(_spared(each) if used else each for each, used in exercises))
    return workout if unhurried(workout) else eased(workout)


def unhurried(workout: Workout) -> bool:
    """Whether there is nothing to make easier: it is easy already, or it is a race."""
    far_from_failure = [each.rir is not None and each.rir >= SPARED_RIR for each in workout.exercises]
    return workout.purpose in _LEFT_ALONE or (bool(far_from_failure) and all(far_from_failure))


def _spared(planned: PlannedExercise) -> PlannedExercise:
    if planned.rir is not None and planned.rir >= SPARED_RIR:
        return planned
    return replace(planned, sets=max(1, planned.sets - 1), rir=SPARED_RIR)


def _lighter(planned: PlannedExercise) -> PlannedExercise:
    return replace(planned, sets=max(1, planned.sets - 1), rir=min(RIR.high, max(SPARED_RIR, (planned.rir or 0) + 2)))


def _without_pace(block: Block) -> Block:
    return replace(block, steps=tuple(replace(step, sendoff_s=None, target=None, note="") for step in block.steps))


def _shorter(minutes: int) -> int:
    """At most a fifth less, in steps of five minutes; what is short already stays as it is."""
    fifth_less = math.ceil(4 * minutes / (5 * STEP_MINUTES)) * STEP_MINUTES
    return min(minutes, max(LEAST_MINUTES, fifth_less))


def _longest_first(workouts: Iterable[Workout]) -> list[Workout]:
    return sorted(workouts, key=lambda workout: (-workout.minutes, workout.day, workout.id))


def _path(workout: Workout) -> str:
    return f"/workouts/{workout.id}"


_TITLES = {
    Sport.RUN: "Easy run",
    Sport.RIDE: "Easy ride",
    Sport.SWIM: "Easy swim",
    Sport.STRENGTH: "Light strength",
    Sport.OTHER: "Easy session",
}
_LEFT_ALONE = frozenset({Purpose.EASY, Purpose.RECOVERY, Purpose.TECHNIQUE, Purpose.MOBILITY, Purpose.RACE})
OF_LIFE = frozenset({Rule.LOW_ADHERENCE, Rule.LOW_AND_TOLD_WHY, Rule.BAND_ADJUSTS})
_ANSWERS: dict[Rule, Answer] = {
    Rule.FATIGUE_RATIO: _unload,
    Rule.RECOVERY: _rest_up,
    Rule.HRV_WEEK: _rest_up,
    Rule.FATIGUED_MUSCLES: _spare,
    Rule.LOW_ADHERENCE: _fit_to_life,
    Rule.LOW_AND_TOLD_WHY: _fit_to_life,
    Rule.BAND_ADJUSTS: _fit_to_life,
}
