"""What stands behind fitness: how fast it climbs, how far fatigue runs ahead, and how even the last week was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.coach.review.facts.known_loads import known_loads
from bot.coach.review.facts.main_sport import main_sport_of
from bot.coach.review.facts.raced import race_days
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.metrics.acwr import CHRONIC_DAYS, weighted_ratio, workload_ratio
from domain.metrics.effort import daily_effort
from domain.metrics.fitness import RampState, ctl_ramp, fatigue_ratio, ramp_state
from domain.metrics.strain import MainStrain, monotonous, weekly_strain
from domain.race.around import days_after_last
from domain.review.condition import CURVE_DAYS
from domain.training.activity import Activity
from domain.training.rollup import DayRollup
from storage.database import Unit
from storage.repositories import activities, plans, rollups

WEEK = 7
# The days that count are those before the last one known, which may be weeks ago.
REACH_DAYS = CURVE_DAYS + CHRONIC_DAYS


@dataclass(frozen=True, slots=True)
class LoadState:
    """None where too little is known. `acwr` is context and decides nothing; `weighted_acwr` is the same of means in
    which what is long ago counts for less. `monotony` is of the last seven days.

    `felt`: that one is of session-RPE, which counts alike in every sport, because every session of the week has an
    answer. `main` is that of the sport with most load, by which it is judged where the whole week would be
    `monotonous`.

    All is of the end of `as_of`, after which loads are unknown; of now where that is None.
    """

    ramp_points: float | None = None
    ramp: RampState | None = None
    ratio: float | None = None
    acwr: float | None = None
    monotony: float | None = None
    monotonous: bool = False
    as_of: date | None = None
    main: MainStrain | None = None
    weighted_acwr: float | None = None
    felt: bool = False


async def load_state(unit: Unit, athlete: Athlete, now: datetime) -> LoadState:
    """Of the last day whose load is known."""
    known = await known_loads(unit, athlete, local_day(now, athlete.zone) - timedelta(days=REACH_DAYS), now)
    reach = await rollups.reach(unit, athlete.id)
    if not known.days or reach is None:
        return LoadState()
    last = known.days[-1].day
    lately = [each for each in known.days if (last - each.day).days <= CHRONIC_DAYS]
    weighted = weighted_ratio([each.load for each in known.days[:-1]])
    done = await activities.with_executions(unit, athlete.id, last - WEEK * ONE_DAY, last)
    raced = await race_days(unit, athlete.id, await plans.current(unit, athlete.id), done)
    state = _state(lately, (last - reach[0]).days + 1, days_after_last(raced, last))
    state = replace(_as_felt(state, done.activities, last), weighted_acwr=weighted, as_of=known.as_of)
    main = await main_sport_of(unit, athlete.id, last) if state.monotonous else None
    return replace(state, main=main, monotonous=state.monotonous if main is None else monotonous(main.strain))


def _as_felt(state: LoadState, done: Sequence[Activity], last: date) -> LoadState:
    """Monotony by what the athlete said of each session, where they said it of all."""
    efforts = daily_effort(done, last) if state.monotony is not None else None
    if efforts is None:
        return state
    week = weekly_strain(efforts)
    return replace(state, monotony=week.monotony, monotonous=monotonous(week), felt=True)


def _state(known: Sequence[DayRollup], history_days: int, days_after_race: int | None) -> LoadState:
    """ACWR leaves today out, so that a finished session does not change the morning's advice."""
    today, by_day = known[-1], {each.day: each for each in known}
    before = by_day.get(today.day - WEEK * ONE_DAY)
    ramp = None if before is None else ctl_ramp(today.ctl, before.ctl)
    workload = workload_ratio([each.load for each in known[:-1]])
    week = weekly_strain([each.load for each in known[-WEEK:]]) if len(known) >= WEEK else None
    return LoadState(
        ramp_points=None if ramp is None else ramp.points,
        ramp=None if ramp is None else ramp_state(ramp, history_days),
        ratio=fatigue_ratio(today.ctl, today.atl, history_days, days_after_race),
        acwr=None if workload is None else workload.coupled,
        monotony=None if week is None else week.monotony,
        monotonous=week is not None and monotonous(week),
    )
