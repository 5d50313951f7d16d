"""What is known of somebody this morning: the night, what they told, their muscles, and the plan."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.coach.review.facts.known_loads import known_loads
from bot.coach.review.facts.mornings import USUAL, morning_of, pains_on
from bot.coach.review.facts.muscles import Muscles, muscles_of
from domain.athlete.athlete import Athlete
from domain.body.muscle_fatigue import SORENESS, MuscleState
from domain.body.readiness import Reason, Signal
from domain.calendar import ONE_DAY, local_day
from domain.metrics.fitness import form_percent
from domain.metrics.heat import LASTS, Heat, latest_heat
from domain.metrics.landmarks import LARGEST_DIFFERENCE, Imbalance
from domain.plan.missed import days_well
from domain.plan.plan import PlanVersion
from domain.review.brief import Dawn, is_paced
from domain.training.reading import CONCLUDED_BY_A_WATCH, Reading, ReadingKind, counted
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, athletes, connections, executions, missed, readings

USUAL_NIGHTS = timedelta(days=7)
ILL_REACH = timedelta(days=3)
UNREAD = dict.fromkeys(CONCLUDED_BY_A_WATCH)
NIGHTLY = {
    ReadingKind.HRV: Signal.HRV,
    ReadingKind.SLEEP: Signal.SLEEP,
    ReadingKind.RESTING_HR: Signal.RESTING_HR,
}


async def dawn_of(unit: Unit, athlete_id: str, now: datetime) -> Dawn | None:
    """None where there is no such athlete."""
    found = await athletes.get_with_plan(unit, athlete_id)
    if found is None:
        return None
    athlete, plan = found
    today = local_day(now, athlete.zone)
    known = counted(await readings.between(unit, athlete_id, today - USUAL, today, later=UNREAD))
    muscles = await muscles_of(unit, athlete_id, today)
    told = await missed.between(unit, athlete_id, today - ILL_REACH, today)
    return Dawn(
        athlete=athlete,
        now=now,
        morning=morning_of(known, told, await _form(unit, athlete, now), today),
        plan=plan,
        executions=await executions.for_plan(unit, athlete_id, plan.plan_id) if plan else (),
        tired=tuple(each.muscle for each in muscles.tired if each.state is MuscleState.FATIGUED),
        pains=pains_on(known, today),
        days_well=days_well(told, today),
        beside=_beside(muscles),
        nightly=_nightly(known, today),
        freshness=await connections.freshness_of(unit, athlete_id, now),
        heat=await _heat(unit, athlete_id, plan, today),
    )


async def _heat(unit: Unit, athlete_id: str, plan: PlanVersion | None, today: date) -> Heat | None:
    """Asked for only where a pace of today could have to give way to it."""
    if plan is None or not any(map(is_paced, plan.blueprint.between(today, today))):
        return None
    return latest_heat(await activities.of_sport(unit, athlete_id, Sport.RUN, today - LASTS, today), today)


async def _form(unit: Unit, athlete: Athlete, now: datetime) -> float | None:
    """That the day begins with, in per cent of fitness; None where the loads of yesterday are not known."""
    yesterday = local_day(now, athlete.zone) - ONE_DAY
    loads = await known_loads(unit, athlete, yesterday, now)
    return next((form_percent(each.ctl, each.atl) for each in loads.days if each.day == yesterday), None)


def _beside(muscles: Muscles) -> tuple[Reason, ...]:
    """Muscles as reasons beside the score: what has not recovered, and what was out of balance last week."""
    tired = (
        Reason(
            Signal.SORE if each.reason.rule == SORENESS else Signal.MUSCLES,
            each.reason.value,
            each.reason.threshold,
            detail=each.muscle,
        )
        for each in muscles.tired
        if each.state is MuscleState.FATIGUED
    )
    uneven = (
        Reason(Signal.BALANCE, each.difference, LARGEST_DIFFERENCE, detail=_behind(each)) for each in muscles.last_week
    )
    return (*tired, *uneven)


def _behind(each: Imbalance) -> str:
    """`hamstrings:quads`: the side that has less first."""
    sides = each.pair.value.split(":")
    return ":".join(sides if each.first < each.second else reversed(sides))


def _nightly(known: Iterable[Reading], today: date) -> frozenset[Signal]:
    return frozenset(
        NIGHTLY[each.kind] for each in known if each.kind in NIGHTLY and today - USUAL_NIGHTS <= each.day < today
    )
