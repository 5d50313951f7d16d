"""Planned against done: the day session by session, the week sport by sport."""

from datetime import timedelta

from domain.calendar import week_start
from domain.plan.adherence import Credit, CreditState
from domain.plan.execution import standing
from domain.plan.lifting import lifting
from domain.review.evening import SessionLine, SessionState, SportWeek
from domain.review.evidence import Evidence
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Workout

STATES = {
    CreditState.DONE: SessionState.DONE,
    CreditState.PARTIAL: SessionState.PARTIAL,
    CreditState.MISSED: SessionState.MISSED,
    CreditState.PENDING: SessionState.OPEN,
}


def today_lines(evidence: Evidence, credits_by_id: dict[str, Credit]) -> tuple[SessionLine, ...]:
    """What was planned for today and what became of it, then what else was done today.

    That may be a session planned for another day, or one beside the plan.
    """
    workouts = evidence.plan.blueprint.workouts if evidence.plan else {}
    planned = evidence.plan.blueprint.between(evidence.day, evidence.day) if evidence.plan else ()
    linked = standing(evidence.executions)
    activities = {(each.source, each.source_id): each for each in evidence.activities}
    done = {each.workout_id: activities.get(each.activity) for each in linked}
    matched = {each.activity: workouts.get(each.workout_id) for each in linked}
    lines = [_planned(each, done.get(each.id), credits_by_id) for each in planned]
    for key, activity in activities.items():
        other = matched.get(key)
        if activity.day == evidence.day and (other is None or other.day != evidence.day):
            lines.append(_planned(other, activity, credits_by_id) if other else _extra(activity))
    return tuple(lines)


def _planned(workout: Workout, activity: Activity | None, credits_by_id: dict[str, Credit]) -> SessionLine:
    credit = credits_by_id.get(workout.id)
    state = STATES[credit.state] if credit else SessionState.DONE if activity else SessionState.OPEN
    minutes = None if activity is None else round(activity.minutes)
    lifts = None if activity is None else lifting(workout, activity)
    return SessionLine(workout.sport, workout.title, state, workout.minutes, minutes, lifts)


def _extra(activity: Activity) -> SessionLine:
    return SessionLine(activity.sport, activity.title, SessionState.EXTRA, None, round(activity.minutes))


def sport_weeks(evidence: Evidence) -> tuple[SportWeek, ...]:
    """Every sport that is planned or was done in the calendar week of the review."""
    monday = week_start(evidence.day)
    sunday = monday + timedelta(days=6)
    planned = evidence.plan.blueprint.between(monday, sunday) if evidence.plan else ()
    done = [each for each in evidence.activities if monday <= each.day <= evidence.day]
    weeks = (
        SportWeek(
            sport,
            sum(each.minutes for each in planned if each.sport is sport),
            round(sum(each.minutes for each in done if each.sport is sport)),
        )
        for sport in Sport
    )
    return tuple(week for week in weeks if week.planned_minutes or week.done_minutes)
