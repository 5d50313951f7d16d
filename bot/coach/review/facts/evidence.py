"""Reading the evidence of one athlete's evening: five statements, one more where something was missed, and one where
fatigue is ahead of fitness.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.coach.review.facts.raced import race_days
from bot.coach.review.timing import asked_at
from domain.athlete.goals import Goal
from domain.body.muscle_fatigue import SORENESS_DAYS
from domain.calendar import local_day
from domain.metrics.goal_measures import wanted_readings
from domain.metrics.hrv import BASELINE_DAYS, WEEK_DAYS
from domain.plan.execution import Execution, done_workouts
from domain.plan.missed import MissedWorkout
from domain.plan.plan import PlanVersion
from domain.review.condition import CURVE_DAYS
from domain.review.evidence import Evidence
from domain.training.reading import CONCLUDED_BY_A_WATCH, ONLY_BY_HAND, Reading, ReadingKind, counted
from storage.database import Unit
from storage.repositories import activities, athletes, connections, missed, readings, rollups

ACTIVITY_DAYS = timedelta(days=35)
READING_DAYS = timedelta(days=120)
# What the evening does not look at is not read either, but by whoever has a goal on it.
UNREAD = (
    ReadingKind.HRV_SDNN,
    ReadingKind.MUSCLE_MASS,
    ReadingKind.VO2MAX_RIDE,
    ReadingKind.CSS,
    ReadingKind.CSS_ESTIMATE,
    ReadingKind.ADAPTIVE_5K,
    *CONCLUDED_BY_A_WATCH,
    *(ONLY_BY_HAND - {ReadingKind.SORENESS}),
)
# A week of nights is held against the sixty before it; of what else a night measures, only the last one counts, and
# soreness is what was told yesterday or today.
NIGHT_DAYS = {
    ReadingKind.HRV: timedelta(days=BASELINE_DAYS + WEEK_DAYS - 1),
    ReadingKind.SLEEP: timedelta(0),
    ReadingKind.RESTING_HR: timedelta(0),
    ReadingKind.SORENESS: timedelta(days=SORENESS_DAYS - 1),
}


async def evidence_of(unit: Unit, athlete_id: str, now: datetime) -> Evidence | None:
    """As somebody is answered who asks for a review now. None where there is no such athlete."""
    found = await athletes.following(unit, athlete_id)
    if found is None:
        return None
    athlete, plan, weeks_changed_at = found
    now = asked_at(athlete, now)
    day = local_day(now, athlete.zone)
    done = await activities.with_executions(unit, athlete_id, day - ACTIVITY_DAYS, day)
    rolled = await rollups.between(unit, athlete_id, day - timedelta(days=CURVE_DAYS), day)
    # A race matters to nobody whose fatigue is no sign.
    ahead = bool(rolled) and rolled[-1].atl > rolled[-1].ctl
    return Evidence(
        athlete=athlete,
        now=now,
        day=day,
        plan=plan,
        activities=done.activities,
        executions=done.executions,
        rollups=rolled,
        readings=await _readings(unit, athlete_id, athlete.goals, day),
        weeks_changed_at=weeks_changed_at,
        freshness=await connections.freshness_of(unit, athlete_id, now),
        missed=await _missed(unit, athlete_id, plan, done.executions, day),
        race_days=await race_days(unit, athlete_id, plan, done) if ahead else frozenset(),
    )


async def _missed(
    unit: Unit, athlete_id: str, plan: PlanVersion | None, executions: Sequence[Execution], day: date
) -> tuple[MissedWorkout, ...]:
    """Asked for only where something was not done."""
    first, done = day - ACTIVITY_DAYS, done_workouts(executions)
    if plan is None or all(each.id in done for each in plan.blueprint.between(first, day)):
        return ()
    return await missed.between(unit, athlete_id, first, day)


async def _readings(unit: Unit, athlete_id: str, goals: Sequence[Goal], day: date) -> tuple[Reading, ...]:
    nights = {kind: day - reach for kind, reach in NIGHT_DAYS.items()}
    wanted = wanted_readings(goals)
    later = {**dict.fromkeys(kind for kind in UNREAD if kind not in wanted), **nights}
    return counted(await readings.between(unit, athlete_id, day - READING_DAYS, day, later=later))
