"""The evening review itself: from the evidence to a decision, a patch, and everything the message will say."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import ONE_DAY
from domain.plan.adherence import Adherence, Thresholds, Verdict, adherence, minutes_done, missed_through
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Patch
from domain.review.adjustments import Outlook, adjustments
from domain.review.condition import condition, curve, ratio_on, through
from domain.review.decision import Decision, Signs, decide
from domain.review.evening import Condition, EveningReview
from domain.review.evidence import Evidence
from domain.review.sessions import sport_weeks, today_lines
from domain.review.standings import goal_lines
from domain.training.rollup import DayRollup

WEEK_DAYS, MONTH_DAYS = 7, 28


@dataclass(frozen=True, slots=True)
class Rules:
    limits: Limits
    thresholds: Thresholds
    changes_max: int = 3


@dataclass(frozen=True, slots=True)
class Examined:
    """`patch` is empty where the plan is kept, or where nothing in reach would help."""

    review: EveningReview
    patch: Patch


def examine(evidence: Evidence, rules: Rules, situation: Situation) -> Examined:
    """Pure and complete: the same evidence gives the same review."""
    week = _adherence(evidence, evidence.now, WEEK_DAYS)
    rollups = through(evidence.rollups, evidence.day)
    state = condition(evidence, rollups)
    signs = _signs(evidence, week, rollups, state)
    decision = decide(signs, evidence.previous, rules.thresholds, rules.limits.overridden(evidence.athlete.limits))
    return Examined(
        review=_review(evidence, decision, week, rollups, state),
        patch=_patch(evidence, rules, situation, decision, week),
    )


def _adherence(evidence: Evidence, now: datetime, days: int) -> Adherence:
    """As of that moment: what was recorded on later days is not known yet."""
    local = now.astimezone(evidence.athlete.zone)
    known = [activity for activity in evidence.activities if activity.day <= local.date()]
    workouts = evidence.plan.blueprint.workouts.values() if evidence.plan else ()
    return adherence(
        workouts,
        minutes_done(evidence.executions, known),
        local.date(),
        missed_through(local, local.date()),
        evidence.athlete.availability,
        days,
    )


def _signs(evidence: Evidence, week: Adherence, rollups: tuple[DayRollup, ...], state: Condition) -> Signs:
    before = _adherence(evidence, evidence.now - ONE_DAY, WEEK_DAYS)
    history = len(rollups)
    return Signs(
        adherence=week.percent,
        due=week.due,
        adherence_before=before.percent,
        due_before=before.due,
        ratio=ratio_on(rollups, evidence.day, history),
        ratio_before=ratio_on(rollups, evidence.day - ONE_DAY, history - 1),
        hrv_z=state.hrv_z,
        sleep_hours=state.sleep_hours,
    )


def _review(
    evidence: Evidence, decision: Decision, week: Adherence, rollups: tuple[DayRollup, ...], state: Condition
) -> EveningReview:
    month = _adherence(evidence, evidence.now, MONTH_DAYS)
    return EveningReview(
        day=evidence.day,
        verdict=decision.verdict,
        reasons=decision.reasons,
        today=today_lines(evidence, {credit.workout_id: credit for credit in week.credits}),
        adherence=week.percent,
        due=week.due,
        adherence_28=month.percent if month.due > week.due else None,
        week=sport_weeks(evidence),
        condition=state,
        goals=goal_lines(evidence, rollups),
        curve=curve(rollups, evidence.day),
        has_plan=evidence.plan is not None,
    )


def _patch(evidence: Evidence, rules: Rules, situation: Situation, decision: Decision, week: Adherence) -> Patch:
    if decision.verdict is Verdict.KEEP or evidence.plan is None:
        return ()
    outlook = Outlook(
        plan=evidence.plan.blueprint,
        situation=situation,
        limits=rules.limits.overridden(evidence.athlete.limits),
        completed_share=(week.percent or 100.0) / 100,
    )
    return adjustments(decision, outlook, rules.changes_max)
