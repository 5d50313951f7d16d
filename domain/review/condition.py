"""Fitness, fatigue and recovery as an evening review tells them."""

import math
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import ONE_DAY, days
from domain.metrics.fitness import WARM_UP_DAYS, after_day, fatigue_ratio, form_percent
from domain.metrics.hrv import hrv_day
from domain.metrics.load import was_hard
from domain.plan.execution import done_as
from domain.race.around import days_after_last
from domain.review.evening import Condition, FitnessCurve
from domain.review.evidence import Evidence
from domain.training.reading import Reading, ReadingKind
from domain.training.rollup import DayRollup

CURVE_DAYS = 90


def loads_known_through(rollups: tuple[DayRollup, ...], day: date, here: date) -> date:
    """The last day whose load is known, where all activities are here up to `here`, and of the next day some are.

    Of a service that never answered nothing is known; what other recordings say counts up to the last of them.
    """
    if rollups and here < rollups[0].day:
        return min(day, max((rollup.day for rollup in rollups if rollup.load), default=day))
    return day if here >= day else here + ONE_DAY


def through(rollups: tuple[DayRollup, ...], day: date) -> tuple[DayRollup, ...]:
    """The roll-ups up to that day; days since the last recorded one are days without load."""
    known = [rollup for rollup in rollups if rollup.day <= day]
    if not known:
        return ()
    for quiet in days(known[-1].day + ONE_DAY, day):
        before = known[-1]
        ctl, atl = after_day(before.ctl, before.atl, 0.0)
        warming_up = before.warming_up and (quiet - known[0].day).days < WARM_UP_DAYS
        known.append(DayRollup(quiet, 0.0, ctl, atl, {}, warming_up))
    return tuple(known)


def condition(evidence: Evidence, rollups: tuple[DayRollup, ...]) -> Condition:
    """After today, or after the last day whose load is known; what was not measured stays None."""
    nights = _by_day(evidence.readings, ReadingKind.HRV)
    hrv = hrv_day(nights, evidence.day)
    recovery = Condition(
        hrv_ms=nights.get(evidence.day),
        hrv_z=hrv.z if hrv else None,
        hrv_nights=hrv.nights if hrv else 0,
        sleep_hours=_by_day(evidence.readings, ReadingKind.SLEEP).get(evidence.day),
        days_since_hard=_days_since_hard(evidence),
    )
    if not rollups:
        return recovery
    last = rollups[-1]
    return replace(
        recovery,
        ctl=last.ctl,
        atl=last.atl,
        form=last.form_after,
        form_percent=form_percent(last.ctl, last.atl),
        warming_up=last.warming_up,
        load_as_of=None if last.day == evidence.day else last.day,
    )


def ratio_on(
    rollups: tuple[DayRollup, ...], day: date, history_days: int, race_days: frozenset[date] = frozenset()
) -> float | None:
    """ATL/CTL after that day; None where it would say nothing."""
    found = next((rollup for rollup in reversed(rollups) if rollup.day == day), None)
    return None if found is None else fatigue_ratio(found.ctl, found.atl, history_days, days_after_last(race_days, day))


def curve(rollups: tuple[DayRollup, ...], day: date) -> FitnessCurve:
    """Ninety days to the review's own, with gaps where nothing was known yet."""
    by_day = {each.day: (_tenths(each.ctl), _tenths(each.atl), _tenths(each.form_after)) for each in rollups}
    gap = (None, None, None)
    return FitnessCurve(
        *zip(*(by_day.get(each, gap) for each in days(day - timedelta(days=CURVE_DAYS - 1), day)), strict=True)
    )


def _tenths(value: float) -> float:
    """A fifth of the cost of round(), which matters for three hundred values a review."""
    return math.floor(10 * value + 0.5) / 10


def _by_day(readings: tuple[Reading, ...], kind: ReadingKind) -> dict[date, float]:
    return {reading.day: reading.value for reading in readings if reading.kind is kind}


def _days_since_hard(evidence: Evidence) -> int | None:
    planned_as = done_as(evidence.executions, evidence.plan.blueprint.workouts if evidence.plan else {})
    for activity in sorted(evidence.activities, key=lambda each: each.day, reverse=True):
        planned = planned_as.get(activity.key)
        if was_hard(activity, evidence.athlete.profile) or (planned is not None and planned.hard):
            return (evidence.day - activity.day).days
    return None
