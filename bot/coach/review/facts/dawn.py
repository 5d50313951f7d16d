"""What is known of somebody this morning: the night, what they told, their muscles, and the plan."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.coach.review.facts.known_loads import known_loads
from bot.coach.review.facts.muscles import Muscles, muscles_of
from domain.athlete.athlete import Athlete
from domain.body.morning import Morning, Told
from domain.body.muscle_fatigue import SORENESS, MuscleState
from domain.body.pain import STOPPING, PainRule, pain_rule
from domain.body.readiness import Reason, Signal
from domain.calendar import ONE_DAY, local_day
from domain.metrics.fitness import form_percent
from domain.metrics.heat import LASTS, Heat, latest_heat
from domain.metrics.landmarks import LARGEST_DIFFERENCE, Imbalance
from domain.plan.missed import MissedWorkout, days_well, is_ill
from domain.plan.plan import PlanVersion
from domain.review.brief import Dawn, is_paced
from domain.training.reading import CONCLUDED_BY_A_WATCH, Reading, ReadingKind, counted
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, athletes, connections, executions, missed, readings

REACH = timedelta(days=67)
USUAL_NIGHTS = timedelta(days=7)
ILL_REACH = timedelta(days=3)
# A bad pain stands until a lower one is told; a bearable one is of its day.
BAD_PAIN_REACH = timedelta(days=7)
# Scores of ten become answers from one to five.
OF_TEN = 2.0
UNREAD = dict.fromkeys(CONCLUDED_BY_A_WATCH)
FEELINGS = frozenset({ReadingKind.ENERGY, ReadingKind.SLEEP_QUALITY})
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
    known = counted(await readings.between(unit, athlete_id, today - REACH, today, later=UNREAD))
    muscles = await muscles_of(unit, athlete_id, today)
    told = await missed.between(unit, athlete_id, today - ILL_REACH, today)
    return Dawn(
        athlete=athlete,
        now=now,
        morning=_morning(known, told, await _form(unit, athlete, now), today),
        plan=plan,
        executions=await executions.for_plan(unit, athlete_id, plan.plan_id) if plan else (),
        tired=tuple(each.muscle for each in muscles.tired if each.state is MuscleState.FATIGUED),
        pains=_pains(known, today),
        days_well=days_well(told, today),
        beside=_beside(muscles),
        nightly=_nightly(known, today),
        freshness=await connections.freshness_of(unit, athlete_id, now),
        heat=await _heat(unit, athlete_id, plan, today),
    )


def _morning(known: Sequence[Reading], told: Sequence[MissedWorkout], form: float | None, today: date) -> Morning:
    return Morning(
        today,
        hrv_ms=_by_day(known, ReadingKind.HRV),
        resting_hr=_by_day(known, ReadingKind.RESTING_HR),
        sleep_hours=_by_day(known, ReadingKind.SLEEP),
        form_percent=form,
        told=_said(known, told, today),
    )


def _said(known: Sequence[Reading], told: Sequence[MissedWorkout], today: date) -> Told:
    """Ill or hurt today or yesterday, or with a pain that stops."""
    missed_hurt = any(each.hurt for each in told if each.day >= today - ONE_DAY)
    stopped = any(pain_rule(score) is PainRule.STOP for score in _pains(known, today).values())
    return Told(
        sick=is_ill(told, today),
        injured=missed_hurt or stopped,
        answers=tuple(_answers(known, today)),
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


def _by_day(known: Iterable[Reading], kind: ReadingKind) -> dict[date, float | None]:
    return {each.day: each.value for each in known if each.kind is kind}


def _answers(known: Iterable[Reading], today: date) -> list[float]:
    told = (each.value / OF_TEN for each in known if each.kind in FEELINGS and each.day == today)
    return [min(5.0, max(1.0, answer)) for answer in told]


def _pains(known: Iterable[Reading], today: date) -> dict[str, float]:
    """The last word on each place, of yesterday or today, or of this week where it was bad."""
    told = [each for each in known if each.kind is ReadingKind.PAIN and each.day >= today - BAD_PAIN_REACH]
    last = {each.exercise: each for each in sorted(told, key=lambda each: each.day)}
    return {place: each.value for place, each in last.items() if each.day >= today - ONE_DAY or each.value >= STOPPING}


def _nightly(known: Iterable[Reading], today: date) -> frozenset[Signal]:
    return frozenset(
        NIGHTLY[each.kind] for each in known if each.kind in NIGHTLY and today - USUAL_NIGHTS <= each.day < today
    )
