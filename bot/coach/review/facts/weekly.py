"""Everything that a weekly review says, read and put together; each figure in its message is a field here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coach.review.facts.load_state import LoadState, load_state
from bot.coach.review.facts.main_sport import main_sport_strained
from bot.coach.review.facts.muscles import Muscles, muscles_of
from bot.coach.review.facts.next_lift import next_lifts
from bot.coach.review.facts.signs import deload_signs
from bot.coach.review.facts.together import together_of
from bot.coach.review.facts.week import WeekLook, look_at
from domain.body.deload import deload_because
from domain.calendar import ONE_DAY, week_start
from domain.metrics.correlation import Together
from domain.metrics.finding import Finding
from domain.metrics.strain import Strain, strained
from domain.plan.execution import done_as, done_workouts
from domain.plan.limits import Limits
from domain.plan.proposal import ProposalState, Reason
from domain.plan.volume import volume_reasons, whole_weeks
from domain.review.condition import loads_known_through, through
from domain.review.evening import EveningReview
from domain.review.evidence import Evidence
from domain.review.lighter_week import DELOAD_DUE
from domain.review.session_note import NextLift
from domain.review.weekly import KeySession, NextWeek, WeekTotals, key_sessions, next_week, week_totals
from domain.training.freshness import known_through
from domain.training.reading import ReadingKind
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import proposals, readings, rollups, series

CHART_WEEKS = 12
WEEK = timedelta(weeks=1)
MOST_LIFTS = 4
NONE = timedelta(0)
QUIET = {ProposalState.APPROVED: timedelta(weeks=3), ProposalState.REJECTED: timedelta(days=6)}


@dataclass(frozen=True, slots=True)
class ChartWeek:
    """Minutes by sport of one week, done and planned."""

    monday: date
    minutes: Mapping[str, float]
    planned: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WeeklyReview:
    """Of the week from `monday` on, as of `day`. `evening` is that day's own review, with its goals and freshness.

    `look` is None without a plan, `strained` where eight weeks before it are not known. `deload` are the signs that
    ask for a week of less, empty where it is not due. `hrv_nights` is how many of seven were measured.
    """

    monday: date
    day: date
    evening: EveningReview
    totals: WeekTotals
    load: LoadState
    strained: bool | None
    look: WeekLook | None
    key_sessions: tuple[KeySession, ...]
    muscles: Muscles
    lifts: tuple[NextLift, ...]
    volume: tuple[Reason, ...]
    deload: tuple[Finding, ...]
    together: tuple[Together, ...]
    coming: NextWeek | None
    hrv_nights: int
    weeks: tuple[ChartWeek, ...]


async def weekly_review(unit: Unit, evidence: Evidence, evening: EveningReview, limits: Limits) -> WeeklyReview:
    """Of the calendar week that the evidence's day lies in."""
    athlete_id, day, plan = evidence.athlete.id, evidence.day, evidence.plan
    monday, workouts = week_start(day), plan.blueprint.workouts if plan else {}
    weeks = await rollups.weeks(unit, athlete_id, monday - (CHART_WEEKS - 1) * WEEK, monday)
    hrv = await readings.of_kind(unit, athlete_id, ReadingKind.HRV, monday, day)
    signs = await deload_signs(unit, evidence, _rolled(evidence))
    return WeeklyReview(
        monday=monday,
        day=day,
        evening=evening,
        totals=week_totals(weeks, evidence.activities, plan.blueprint if plan else None, monday),
        load=await load_state(unit, evidence.athlete, evidence.now),
        strained=await _strained(unit, athlete_id, weeks, monday),
        look=await look_at(unit, evidence),
        key_sessions=key_sessions(done_as(evidence.executions, workouts), evidence.activities, monday),
        muscles=await muscles_of(unit, athlete_id, day),
        lifts=await next_lifts(unit, athlete_id, await _lifted(unit, athlete_id, monday, day), day, MOST_LIFTS),
        volume=_volume(evidence, limits),
        deload=() if await _decided_lately(unit, athlete_id, evidence.now) else deload_because(signs),
        together=await together_of(unit, athlete_id, day, plan),
        coming=next_week(plan.blueprint if plan else None, day, done_workouts(evidence.executions)),
        hrv_nights=len({each.day for each in hrv}),
        weeks=_chart(evidence, weeks, monday),
    )


async def _decided_lately(unit: Unit, athlete_id: str, now: datetime) -> bool:
    """A deload that was made needs weeks to show, and weakens the lifts that would ask for another; one that was
    turned down is not asked for again the same week.
    """
    return any(
        reason.rule == DELOAD_DUE
        and each.decided_at is not None
        and now - each.decided_at < QUIET.get(each.state, NONE)
        for each in await proposals.since(unit, athlete_id, now - max(QUIET.values()) - WEEK)
        for reason in each.reasons
    )


async def _strained(unit: Unit, athlete_id: str, weeks: tuple[WeekRollup, ...], monday: date) -> bool | None:
    """Of all sports; where that is so, the main one has the last word."""
    known = [week for week in weeks if week.monotony is not None and week.strain is not None]
    each = {week.monday: Strain(week.monotony or 0.0, week.strain or 0.0) for week in known}
    this = each.get(monday)
    found = None if this is None else strained(this, [found for day, found in each.items() if day < monday])
    if not found:
        return found
    main = await main_sport_strained(unit, athlete_id, monday)
    return found if main is None else main


def _rolled(evidence: Evidence) -> tuple[DayRollup, ...]:
    """As far as loads are known: a day of rest has a form too, also where nothing came in on it."""
    here = known_through(evidence.freshness, evidence.day, evidence.athlete.zone)
    return through(evidence.rollups, loads_known_through(evidence.rollups, evidence.day, here))


def _volume(evidence: Evidence, limits: Limits) -> tuple[Reason, ...]:
    """Of whole weeks only: this one is whole on its Sunday."""
    if evidence.plan is None or not evidence.activities:
        return ()
    through = known_through(evidence.freshness, evidence.day, evidence.athlete.zone)
    first = min(each.day for each in evidence.activities)
    weeks = whole_weeks(evidence.activities, first, min(through, evidence.day))
    return volume_reasons(weeks, evidence.plan.blueprint.weekly_hours, limits)


async def _lifted(unit: Unit, athlete_id: str, monday: date, day: date) -> list[str]:
    """The exercises of this week, what was lifted most first."""
    sets: Counter[str] = Counter()
    for each in await series.exercises(unit, athlete_id, monday, day):
        sets[each.exercise] += each.sets
    return sorted(sets, key=lambda name: (-sets[name], name))


def _chart(evidence: Evidence, weeks: tuple[WeekRollup, ...], monday: date) -> tuple[ChartWeek, ...]:
    done = {week.monday: week.minutes for week in weeks}
    plan = evidence.plan.blueprint if evidence.plan else None
    found = []
    for back in range(CHART_WEEKS - 1, -1, -1):
        first = monday - back * WEEK
        planned = plan.minutes_between(first, first + WEEK - ONE_DAY) if plan else {}
        found.append(ChartWeek(first, _named(done.get(first, {})), _named(planned)))
    return tuple(found)


def _named(minutes: Mapping[Sport, float]) -> dict[str, float]:
    return {sport.value: spent for sport, spent in minutes.items()}
