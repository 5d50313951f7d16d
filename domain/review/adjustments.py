"""What to change when the plan should change: the smallest changes that answer the reasons, three at most.

Optional sessions go first, then normal ones get shorter; a key session is touched only when the body says so, and
then it becomes easy or moves, so that the week keeps its point.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.errors import LimitExceeded, PatchRefused
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Change, Op, Patch
from domain.plan.plan import Blueprint
from domain.plan.proposal import preview
from domain.review.decision import Decision, Rule
from domain.training.scaling import scaled
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Priority, Purpose, Step, StepKind, Workout

DAYS_AHEAD = 7
EASED_SHARE = 0.8
LEAST_SHARE = 0.8
LEAST_MINUTES = 20
SHORTEST_STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Outlook:
    """The plan and what binds it; `completed_share` is how much of the due training was really done, 0 to 1."""

    plan: Blueprint
    situation: Situation
    limits: Limits
    completed_share: float = 1.0


def adjustments(decision: Decision, outlook: Outlook, most: int) -> Patch:
    """At most `most` changes from tomorrow on, every prefix of which passes the limits; empty where nothing helps."""
    patch: Patch = ()
    for change in _candidates(decision, outlook):
        if len(patch) == most:
            break
        if _allowed((*patch, change), outlook):
            patch = (*patch, change)
    return patch


def _candidates(decision: Decision, outlook: Outlook) -> Iterator[Change]:
    touched: set[str] = set()
    for reason in decision.reasons:
        for change in _ANSWERS.get(Rule(reason.rule), _nothing)(outlook):
            if change.path not in touched:
                touched.add(change.path)
                yield change


def _allowed(patch: Patch, outlook: Outlook) -> bool:
    try:
        preview(patch, outlook.plan, outlook.limits, outlook.situation)
    except (LimitExceeded, PatchRefused):
        return False
    return True


def _nothing(outlook: Outlook) -> Iterator[Change]:
    del outlook
    return iter(())


def _ease_next_hard(outlook: Outlook) -> Iterator[Change]:
    """The next hard session becomes an easy one of the same sport; after it, optional sessions go."""
    hard = [workout for workout in _coming(outlook) if workout.hard]
    yield from (Change(Op.REPLACE, _path(workout), eased(workout)) for workout in hard[:1])
    yield from _drop_optional(outlook)


def _fit_to_life(outlook: Outlook) -> Iterator[Change]:
    """Low adherence means that the week is too full: drop what is optional, shorten what is not key."""
    yield from _drop_optional(outlook)
    share = max(LEAST_SHARE, outlook.completed_share)
    normal = (workout for workout in _coming(outlook) if workout.priority is Priority.NORMAL)
    yield from _shortened(_longest_first(normal), share)


def _drop_optional(outlook: Outlook) -> Iterator[Change]:
    """The longest first; a quarter of an hour of mobility fits into any week."""
    optional = (workout for workout in _coming(outlook) if workout.priority is Priority.OPTIONAL)
    worth_it = (workout for workout in _longest_first(optional) if workout.minutes > LEAST_MINUTES)
    yield from (Change(Op.REMOVE, _path(workout)) for workout in worth_it)


def _shortened(workouts: Iterable[Workout], share: float) -> Iterator[Change]:
    for workout in workouts:
        minutes = _stepped(workout.minutes * share)
        if LEAST_MINUTES <= minutes < workout.minutes:
            yield Change(Op.REPLACE, f"{_path(workout)}/minutes", minutes)


def eased(workout: Workout) -> Workout:
    """An easy session of the same sport and day, a fifth shorter; lifting stops two reps further from failure."""
    minutes = max(LEAST_MINUTES, _stepped(workout.minutes * EASED_SHARE))
    if workout.sport is Sport.STRENGTH:
        return replace(workout, minutes=minutes, exercises=tuple(map(_lighter, workout.exercises)))
    if workout.sport is Sport.SWIM:
        unhurried = replace(workout, blocks=tuple(map(_unhurried, workout.blocks)))
        return replace(scaled(unhurried, minutes), title="Easy swim", purpose=Purpose.EASY)
    continuous = (Block((Step(StepKind.WORK, seconds=minutes * 60.0),)),)
    return replace(
        workout,
        title=f"Easy {workout.sport}",
        purpose=Purpose.EASY,
        minutes=minutes,
        distance_m=None,
        blocks=continuous,
    )


def _lighter(planned: PlannedExercise) -> PlannedExercise:
    return replace(planned, sets=max(1, planned.sets - 1), rir=(planned.rir or 0) + 2)


def _unhurried(block: Block) -> Block:
    return replace(block, steps=tuple(replace(step, sendoff_s=None, target=None) for step in block.steps))


def _stepped(minutes: float) -> int:
    return round(minutes / SHORTEST_STEP_MINUTES) * SHORTEST_STEP_MINUTES


def _longest_first(workouts: Iterable[Workout]) -> list[Workout]:
    return sorted(workouts, key=lambda workout: (-workout.minutes, workout.day, workout.id))


def _coming(outlook: Outlook) -> tuple[Workout, ...]:
    today = outlook.situation.today
    return outlook.plan.between(today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD))


def _path(workout: Workout) -> str:
    return f"/workouts/{workout.id}"


_ANSWERS: dict[Rule, Callable[[Outlook], Iterator[Change]]] = {
    Rule.FATIGUE_RATIO: _ease_next_hard,
    Rule.RECOVERY: _ease_next_hard,
    Rule.LOW_ADHERENCE: _fit_to_life,
    Rule.DEAD_BAND: _fit_to_life,
}
