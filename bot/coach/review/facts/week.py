"""The week against the plan: what was done of it, and what shows again and again over four weeks."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.facts.kept_to import KeptTo, kept_to
from domain.calendar import week_start
from domain.metrics.load import was_hard
from domain.plan.adherence import adherence, expected, minutes_done, missed_through
from domain.plan.by_type import TypeAdherence, by_type, to_simplify
from domain.plan.patterns import EasyTooFast, HardSpacing, MissedWeekday, easy_too_fast, hard_spacing, missed_weekdays
from domain.plan.shares import Absent, DistanceWeek, WeekShares, absent_sports, distance_weeks, week_shares
from domain.plan.training_log import TrainingLog
from domain.review.evidence import Evidence
from domain.training.freshness import known_through
from domain.training.workout import Workout
from storage.database import Unit

WEEK_DAYS, MONTH_DAYS = 7, 28


@dataclass(frozen=True, slots=True)
class WeekLook:
    """`shares` is None where nothing of the week is known yet. Adherence in per cent of seven days and of 28, None
    where nothing was due; the rest is of the last four weeks, `kept_to` None where no run can be held to its plan.
    """

    shares: WeekShares | None
    distances: tuple[DistanceWeek, ...]
    absent: tuple[Absent, ...]
    missed: tuple[MissedWeekday, ...]
    simpler: tuple[TypeAdherence, ...]
    too_fast: EasyTooFast | None
    spacing: HardSpacing
    adherence_week: float | None = None
    adherence_month: float | None = None
    kept_to: KeptTo | None = None


async def week_look(unit: Unit, athlete_id: str, now: datetime) -> WeekLook | None:
    """None without a plan."""
    evidence = await evidence_of(unit, athlete_id, now)
    return None if evidence is None else await look_at(unit, evidence)


async def look_at(unit: Unit, evidence: Evidence) -> WeekLook | None:
    """The same of evidence that was read already. Days of illness and injury were not due."""
    if evidence.plan is None:
        return None
    first = evidence.day - timedelta(days=MONTH_DAYS - 1)
    availability = evidence.availability
    here = min(evidence.day, known_through(evidence.freshness, evidence.day, evidence.athlete.zone))
    workouts = expected(evidence.plan.blueprint.workouts.values(), availability)
    missed_until = missed_through(evidence.now.astimezone(evidence.athlete.zone), imported_through=here)
    done = minutes_done(evidence.executions, evidence.activities)
    week, month = (
        adherence(workouts, done, evidence.day, missed_until, availability, days) for days in (WEEK_DAYS, MONTH_DAYS)
    )
    found = _look(_log(evidence, workouts, here), first, by_type(workouts, month), missed_weekdays(workouts, month))
    close = await kept_to(unit, evidence.athlete.id, evidence.plan, first, evidence.day)
    return replace(found, adherence_week=week.percent, adherence_month=month.percent, kept_to=close)


def _log(evidence: Evidence, workouts: tuple[Workout, ...], here: date) -> TrainingLog:
    hard = ((each.key, was_hard(each, evidence.athlete.profile)) for each in evidence.activities)
    known = {key: found for key, found in hard if found is not None}
    return TrainingLog(here, workouts, evidence.activities, evidence.executions, known)


def _look(
    log: TrainingLog, first: date, types: tuple[TypeAdherence, ...], weekdays: tuple[MissedWeekday, ...]
) -> WeekLook:
    monday = week_start(log.known_through)
    return WeekLook(
        week_shares(log, monday),
        distance_weeks(log, monday),
        absent_sports(log),
        weekdays,
        to_simplify(types),
        easy_too_fast(log),
        hard_spacing(log, first),
    )
