"""A deload as changes to the plan: seven days with half the sets and shorter runs, and everything else as it is."""

from collections import Counter
from datetime import date, timedelta

from domain.body.deload import SIGNS, deloaded
from domain.calendar import week_start
from domain.metrics.finding import Finding
from domain.plan.patch import Change, Op
from domain.plan.plan import Blueprint
from domain.plan.proposal import Reason
from domain.review.adjustments import DAYS_AHEAD, Outlook
from domain.training.workout import Purpose

DELOAD_DUE = "deload_due"
# A week that is cut back holds 0.78 of the one before, and a deload less.
CLEARLY_LESS = 0.85
WEEK, SIX_DAYS = timedelta(days=7), timedelta(days=6)


def lighter_week(plan: Blueprint, outlook: Outlook) -> tuple[Change, ...]:
    """Empty where nothing of those days would be otherwise; a race stays a race."""
    coming = outlook.coming(plan, DAYS_AHEAD)
    return tuple(
        Change(Op.REPLACE, f"/workouts/{workout.id}", lighter)
        for workout in coming
        if workout.purpose is not Purpose.RACE and (lighter := deloaded(workout)) != workout
    )


def weeks_since(plan: Blueprint, approved_on: date | None, today: date) -> float | None:
    """Weeks since the last lighter week ended, planned as one or approved; None where none is known.

    One that was approved lasts seven days from then on, and is 0 weeks ago until it is over.
    """
    ends = [_last_planned(plan, today)]
    if approved_on is not None:
        ends.append(approved_on + timedelta(days=DAYS_AHEAD))
    known = [end for end in ends if end is not None]
    return max(0.0, (today - max(known)).days / 7) if known else None


def _last_planned(plan: Blueprint, today: date) -> date | None:
    """The Sunday of the last whole week that was planned to hold clearly less than the one before."""
    minutes: Counter[date] = Counter()
    for workout in plan.workouts.values():
        minutes[week_start(workout.day)] += workout.minutes
    lighter = (
        monday + SIX_DAYS
        for monday in minutes
        if monday + SIX_DAYS <= today and minutes[monday] <= CLEARLY_LESS * minutes[monday - WEEK]
    )
    return max(lighter, default=None)


def because(findings: tuple[Finding, ...]) -> Reason:
    return Reason(DELOAD_DUE, float(len(findings)), float(SIGNS), tuple(each.rule for each in findings))
