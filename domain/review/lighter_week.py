"""A deload as changes to the plan: seven days with half the sets and shorter runs, and everything else as it is."""

from domain.body.deload import SIGNS, deloaded
from domain.metrics.finding import Finding
from domain.plan.patch import Change, Op
from domain.plan.plan import Blueprint
from domain.plan.proposal import Reason
from domain.review.adjustments import DAYS_AHEAD, Outlook
from domain.training.workout import Purpose

DELOAD_DUE = "deload_due"


def lighter_week(plan: Blueprint, outlook: Outlook) -> tuple[Change, ...]:
    """Empty where nothing of those days would be otherwise; a race stays a race."""
    coming = outlook.coming(plan, DAYS_AHEAD)
    return tuple(
        Change(Op.REPLACE, f"/workouts/{workout.id}", lighter)
        for workout in coming
        if workout.purpose is not Purpose.RACE and (lighter := deloaded(workout)) != workout
    )


def because(findings: tuple[Finding, ...]) -> Reason:
    return Reason(DELOAD_DUE, float(len(findings)), float(SIGNS), tuple(each.rule for each in findings))
