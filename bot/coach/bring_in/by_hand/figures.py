"""A figure of a day, or the maximum that one set points to."""

from collections.abc import Mapping
from datetime import date

from bot.coach.bring_in.by_hand.stored import FigureChange, Stored
from bot.coach.bring_in.following import follow_weights
from bot.coach.bring_in.trials import follow_trials
from bot.coach.bring_in.weighing import weights_between
from domain.athlete.athlete import Athlete
from domain.athlete.goals import GoalKind
from domain.errors import RuleBroken
from domain.metrics.lifts import e1rm, e1rm_range, lifted_kg
from domain.ports.clock import Clock
from domain.training.activity import LiftSet
from domain.training.entry.entry import Figure, Lift
from domain.training.reading import BY_HAND, Reading, ReadingKind
from storage.database import Unit
from storage.repositories import readings


async def store_figure(unit: Unit, athlete: Athlete, figure: Figure, day: date, clock: Clock) -> Stored:
    """Instead of what was told of the same on that day."""
    reading = Reading(figure.kind, day, figure.value, BY_HAND, figure.of)
    facts = {"told": "figure", "kind": figure.kind.value, "of": figure.of, "value": figure.value}
    if any(goal.kind is GoalKind.SWIM_100YD for goal in athlete.goals):
        facts["swims_for"] = "yd"
    return await _stored(unit, athlete, reading, facts, clock)


async def store_lift(unit: Unit, athlete: Athlete, lift: Lift, day: date, clock: Clock) -> Stored:
    """Raises RuleBroken where no maximum can be told from it."""
    one_set = LiftSet(lift.exercise, reps=lift.reps, weight_kg=lift.weight_kg, rpe=lift.rpe)
    bodyweight_kg = (await weights_between(unit, athlete, day, day)).on(day)
    if lifted_kg(lift.exercise, lift.weight_kg, bodyweight_kg) is None:
        raise RuleBroken("body_weight_unknown")
    value = e1rm(one_set, bodyweight_kg)
    if value is None:
        raise RuleBroken("too_many_reps")
    facts = {"told": "lift", "kind": ReadingKind.E1RM.value, "of": lift.exercise, "value": value}
    low, high = e1rm_range(one_set, bodyweight_kg) or (value, value)
    facts |= {"reps": lift.reps, "weight_kg": lift.weight_kg, "rpe": lift.rpe, "low": low, "high": high}
    return await _stored(unit, athlete, Reading(ReadingKind.E1RM, day, value, BY_HAND, lift.exercise), facts, clock)


async def _stored(unit: Unit, athlete: Athlete, reading: Reading, facts: Mapping[str, object], clock: Clock) -> Stored:
    before = await readings.one(unit, athlete.id, reading)
    if before == reading.value:
        return Stored(facts)
    await readings.upsert(unit, athlete.id, [reading], clock.now())
    await follow_trials(unit, athlete, [reading], clock.now())
    await follow_weights(unit, athlete, [reading], clock.now())
    return Stored({**facts, "before": before}, figures=(FigureChange(reading, before),))
