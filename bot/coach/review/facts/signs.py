"""What asks for a week of less: strength, HRV, form, soreness and sleep of the last days, and how long ago one was."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.body.deload import DeloadSigns, lifts_down
from domain.calendar import days, local_day
from domain.metrics.fitness import form_percent
from domain.metrics.hrv import WeekState, hrv_week
from domain.metrics.trend import Point
from domain.plan.missed import is_ill
from domain.review.evidence import Evidence
from domain.review.lighter_week import DELOAD_DUE, weeks_since
from domain.training.reading import CONCLUDED_BY_A_WATCH, Reading, ReadingKind, counted
from domain.training.rollup import DayRollup
from storage.database import Unit
from storage.repositories import proposals, readings

REACH = timedelta(days=70)
UNREAD = dict.fromkeys(CONCLUDED_BY_A_WATCH)
WEEK, THREE = timedelta(days=6), timedelta(days=2)


async def deload_signs(unit: Unit, evidence: Evidence, rollups: Sequence[DayRollup]) -> DeloadSigns:
    """`rollups` as far as loads are known."""
    athlete_id, today = evidence.athlete.id, evidence.day
    known = counted(await readings.between(unit, athlete_id, today - REACH, today, later=UNREAD))
    hrv = {each.day: each.value for each in known if each.kind is ReadingKind.HRV}
    form = {day.day: form_percent(day.ctl, day.atl) for day in rollups}
    return DeloadSigns(
        weeks_since=await _weeks_since(unit, evidence),
        lifts_down=lifts_down(_by_lift(known), today),
        hrv_suppressed_days=_suppressed_days(hrv, today),
        form_percent=[form.get(day) for day in days(today - WEEK, today)],
        soreness=[_worst(known, day) for day in days(today - THREE, today)],
        sleep_hours=[_slept(known, day) for day in days(today - THREE, today)],
        sick=is_ill(evidence.missed, today),
    )


async def _weeks_since(unit: Unit, evidence: Evidence) -> float | None:
    if evidence.plan is None:
        return None
    approved = await proposals.approved_at(unit, evidence.athlete.id, DELOAD_DUE)
    approved_on = None if approved is None else local_day(approved, evidence.athlete.zone)
    return weeks_since(evidence.plan.blueprint, approved_on, evidence.day)


def _by_lift(known: Iterable[Reading]) -> dict[str, list[Point]]:
    found: dict[str, dict[date, float]] = {}
    for each in known:
        if each.kind is ReadingKind.E1RM:
            best = found.setdefault(each.exercise, {})
            best[each.day] = max(each.value, best.get(each.day, 0.0))
    return {lift: sorted(best.items()) for lift, best in found.items()}


def _suppressed_days(hrv: dict[date, float], today: date) -> int:
    """On end, up to today."""
    count = 0
    while (week := hrv_week(hrv, today - timedelta(days=count))) and week.state is WeekState.SUPPRESSED:
        count += 1
    return count


def _worst(known: Iterable[Reading], day: date) -> float | None:
    told = [each.value for each in known if each.kind is ReadingKind.SORENESS and each.day == day]
    return max(told, default=None)


def _slept(known: Iterable[Reading], day: date) -> float | None:
    return next((each.value for each in known if each.kind is ReadingKind.SLEEP and each.day == day), None)
