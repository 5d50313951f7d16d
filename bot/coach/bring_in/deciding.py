"""The athlete says which workout a session was, or that it was none; the matching of all others follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.coach.bring_in.matches import rematch
from domain.athlete.athlete import Athlete
from domain.errors import NotFound, RuleBroken
from domain.metrics.load import was_hard
from domain.plan.choice import Candidate, Choice, choice_of
from domain.plan.counts_as import option_of
from domain.plan.execution import Execution, ExecutionState, confirmed
from domain.plan.plan import PlanVersion
from domain.training.activity import Activity, Key
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import activities, executions, plans


@dataclass(frozen=True, slots=True)
class Named:
    """A workout as a button named it; `mark` says what it was then."""

    workout_id: str
    mark: int


@dataclass(frozen=True, slots=True)
class Matching:
    """A session that counts, the plan being followed with what is known of it, and what the session could be."""

    activity: Activity
    plan: PlanVersion
    executions: tuple[Execution, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Decision:
    """What it counts as now, None for an extra; not `changed` where the athlete had said so before."""

    workout: Workout | None
    changed: bool = True


async def matching_of(unit: Unit, athlete: Athlete, session: Key) -> Matching:
    """Of what counts where this is. Raises NotFound where that is nothing any more, or without a plan."""
    activity = await activities.counting(unit, athlete.id, session)
    if activity is None:
        raise NotFound("session_not_found")
    plan = await plans.current(unit, athlete.id)
    if plan is None:
        raise NotFound("plan_not_found")
    known = await executions.for_plan(unit, athlete.id, plan.plan_id)
    hard = was_hard(activity, athlete.profile)
    return Matching(activity, plan, known, choice_of(activity, plan.blueprint.workouts, known, hard))


async def count_as(unit: Unit, athlete: Athlete, session: Key, named: Named, now: datetime) -> Decision:
    """It was this workout. Nothing else that the athlete decided changes.

    Raises NotFound where session or workout are not what they were when they were named, RuleBroken where the workout
    is confirmed to be another session.
    """
    matching = await matching_of(unit, athlete, session)
    candidate = await _candidate(unit, athlete, matching, named)
    if matching.choice.decided and candidate is matching.choice.matched:
        return Decision(candidate.workout, changed=False)
    said = Execution(candidate.workout.id, matching.activity.key, candidate.cost, ExecutionState.CONFIRMED)
    await _decide(unit, athlete, matching, [said], now)
    return Decision(candidate.workout)


async def count_as_extra(unit: Unit, athlete: Athlete, session: Key, now: datetime) -> Decision:
    """It was none of the plan's: rejected as whatever it could have been, and never suggested again. Raises NotFound
    where there is no such session.
    """
    matching = await matching_of(unit, athlete, session)
    if matching.choice.matched is None and (matching.choice.decided or not matching.choice.all):
        return Decision(None, changed=False)
    key, could_be = matching.activity.key, matching.choice.all
    said = [Execution(each.workout.id, key, each.cost, ExecutionState.REJECTED) for each in could_be]
    await _decide(unit, athlete, matching, said, now)
    return Decision(None)


async def _decide(unit: Unit, athlete: Athlete, matching: Matching, said: Sequence[Execution], now: datetime) -> None:
    await executions.decide(unit, athlete.id, matching.plan.plan_id, matching.activity.key, said)
    await rematch(unit, athlete, now, matching.executions)


async def _candidate(unit: Unit, athlete: Athlete, matching: Matching, named: Named) -> Candidate:
    workout = matching.plan.blueprint.workouts.get(named.workout_id)
    if workout is None or option_of(workout).mark != named.mark:
        raise NotFound("workout_changed_since")
    other = next((each for each in confirmed(matching.executions) if each.workout_id == workout.id), None)
    if other is not None and other.activity != matching.activity.key:
        done = await activities.counting(unit, athlete.id, other.activity)
        raise RuleBroken("workout_taken", day=None if done is None else done.day)
    found = next((each for each in matching.choice.all if each.workout.id == workout.id), None)
    if found is None:
        raise NotFound("workout_too_far")
    return found
