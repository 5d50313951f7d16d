"""The evening review itself: from the evidence to a decision, a patch, and everything the message will say."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.body.muscle_fatigue import fatigued, muscle_fatigue, muscles_used
from domain.calendar import ONE_DAY, local_day
from domain.metrics.hrv import HrvWeek, hrv_week
from domain.plan.adherence import Adherence, Thresholds, Verdict, adherence, minutes_done, missed_through
from domain.plan.execution import done_workouts
from domain.plan.limits import Limits, Situation
from domain.plan.patch import Patch
from domain.review.adjustments import RECOVERY_DAYS_AHEAD, Outlook, adjustments, next_hard
from domain.review.condition import condition, curve, loads_known_through, ratio_on, through
from domain.review.decision import Decision, Signs, decide, inside_the_band, standing
from domain.review.evening import Condition, EveningReview
from domain.review.evidence import Evidence
from domain.review.sessions import sport_weeks, today_lines
from domain.review.standings import goal_lines
from domain.training.freshness import known_through
from domain.training.reading import ReadingKind
from domain.training.rollup import DayRollup
from domain.training.series import MuscleDay
from domain.training.workout import Workout

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
    now = evidence.now.astimezone(evidence.athlete.zone)
    week = _adherence(evidence, now, WEEK_DAYS)
    rollups = through(evidence.rollups, loads_known_through(evidence.rollups, evidence.day, _here(evidence)))
    state = condition(evidence, rollups)
    limits = rules.limits.overridden(evidence.athlete.limits)
    before = _adherence(evidence, now - ONE_DAY, WEEK_DAYS)
    signs = _signs(evidence, (before, week), rollups, state)
    previous = _previous(evidence, now, (before, week), rules.thresholds)
    decision = decide(signs, previous, rules.thresholds, limits)
    return Examined(
        review=_review(evidence, decision, week, rollups, state),
        patch=_patch(
            evidence, decision, Outlook(situation, limits, rules.changes_max, done_workouts(evidence.executions))
        ),
    )


def _adherence(evidence: Evidence, local: datetime, days: int) -> Adherence:
    """As of that time on the athlete's wall clock: what was recorded on later days is not known yet.

    Files come in one by one, so there is no telling whether all of a day is here; the grace until noon stands for it.
    A service that has not answered may know of workouts that nobody here knows of.
    """
    here = _here(evidence)
    known = [activity for activity in evidence.activities if activity.day <= local.date()]
    workouts = evidence.plan.blueprint.workouts.values() if evidence.plan else ()
    return adherence(
        workouts,
        minutes_done(evidence.executions, known),
        local.date(),
        missed_through(local, imported_through=min(local.date(), here)),
        evidence.availability,
        days,
    )


def _here(evidence: Evidence) -> date:
    return known_through(evidence.freshness, evidence.day, evidence.athlete.zone)


Evenings = tuple[Adherence, Adherence]


def _previous(evidence: Evidence, now: datetime, evenings: Evenings, thresholds: Thresholds) -> Verdict:
    """What adherence had decided by the evening before; it matters only where one of the two is inside the band."""
    if not any(inside_the_band(evening, thresholds) for evening in evenings):
        return Verdict.KEEP
    earlier = [_adherence(evidence, now - back * ONE_DAY, WEEK_DAYS) for back in range(MONTH_DAYS, 0, -1)]
    return standing(earlier, thresholds)


def _signs(evidence: Evidence, evenings: Evenings, rollups: tuple[DayRollup, ...], state: Condition) -> Signs:
    before, week = evenings
    history = len(rollups)
    return Signs(
        adherence=week.percent,
        due=week.due,
        adherence_before=before.percent,
        due_before=before.due,
        ratio=ratio_on(rollups, evidence.day, history, evidence.race_days),
        ratio_before=ratio_on(rollups, evidence.day - ONE_DAY, history - 1, evidence.race_days),
        hrv_z=state.hrv_z,
        sleep_hours=state.sleep_hours,
        days_adjusted=_days_adjusted(evidence),
        fatigued=_tired_and_needed(evidence, rollups),
        hrv_week=_hrv_week(evidence),
        told_why=_told_why(evidence),
    )


def _told_why(evidence: Evidence) -> bool:
    first = evidence.day - (WEEK_DAYS - 1) * ONE_DAY
    return any(each.ill or each.hurt or each.busy for each in evidence.missed if each.day >= first)


def _hrv_week(evidence: Evidence) -> HrvWeek | None:
    """A low one eases what is hard in the next two days; where nothing is, the plan is right as it stands."""
    done = done_workouts(evidence.executions)
    if next_hard(each for each in _soon(evidence) if each.id not in done) is None:
        return None
    nights = {each.day: each.value for each in evidence.readings if each.kind is ReadingKind.HRV}
    return hrv_week(nights, evidence.day)


def _soon(evidence: Evidence) -> tuple[Workout, ...]:
    """Planned for the next two days."""
    if evidence.plan is None:
        return ()
    return evidence.plan.blueprint.between(evidence.day + ONE_DAY, evidence.day + RECOVERY_DAYS_AHEAD * ONE_DAY)


def _tired_and_needed(evidence: Evidence, rollups: tuple[DayRollup, ...]) -> tuple[str, ...]:
    """Tired muscles that no session of the next two days uses can rest as it is."""
    needed = {muscle for workout in _soon(evidence) for muscle in muscles_used(workout)}
    if not needed:
        return ()
    tired = fatigued(muscle_fatigue(_muscle_days(rollups), evidence.readings, evidence.day))
    return tuple(muscle for muscle in tired if muscle in needed)


def _muscle_days(rollups: tuple[DayRollup, ...]) -> list[MuscleDay]:
    return [MuscleDay(day.day, name, sets) for day in rollups for name, sets in day.muscles.items()]


def _days_adjusted(evidence: Evidence) -> int | None:
    """None where no approval has changed more of the plan than a day."""
    changed_at = evidence.weeks_changed_at
    return None if changed_at is None else (evidence.day - local_day(changed_at, evidence.athlete.zone)).days


def _review(
    evidence: Evidence, decision: Decision, week: Adherence, rollups: tuple[DayRollup, ...], state: Condition
) -> EveningReview:
    month = _adherence(evidence, evidence.now.astimezone(evidence.athlete.zone), MONTH_DAYS)
    return EveningReview(
        day=evidence.day,
        verdict=decision.verdict,
        reasons=decision.reasons,
        today=today_lines(evidence, {credit.workout_id: credit for credit in month.credits}),
        adherence=week.percent,
        due=week.due,
        adherence_28=month.percent if month.due > week.due else None,
        week=sport_weeks(evidence),
        condition=state,
        goals=goal_lines(evidence, rollups),
        curve=curve(rollups, evidence.day),
        has_plan=evidence.plan is not None,
        freshness=evidence.freshness,
        units=evidence.athlete.units,
    )


def _patch(evidence: Evidence, decision: Decision, outlook: Outlook) -> Patch:
    if decision.verdict is Verdict.KEEP or evidence.plan is None:
        return ()
    return adjustments(decision, evidence.plan.blueprint, outlook)
