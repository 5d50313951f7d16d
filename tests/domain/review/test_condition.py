"""Fitness, fatigue and recovery as of tonight, and the curve behind them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.athlete.athlete import Athlete
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.fitness import after_day
from domain.plan.execution import Execution
from domain.plan.plan import PlanVersion
from domain.review.condition import CURVE_DAYS, condition, curve, ratio_on, through
from domain.review.evening import GoalStanding
from domain.review.evidence import Evidence
from domain.review.standings import goal_lines
from domain.training.activity import Activity
from domain.training.rollup import DayRollup
from domain.training.sport import Sport
from domain.training.workout import Purpose
from tests.builders.plans import plan_of, session

DAY = date(2026, 11, 18)
NOW = datetime.combine(DAY, time(20, 30), UTC)
PACED = Profile(threshold_pace_s_per_km=Known(280.0, Origin.ATHLETE, DAY))


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def rollups(count: int, *, last: int = 0, minutes: float = 0.0) -> tuple[DayRollup, ...]:
    """So many days, the last of them so many days ago."""
    done = {Sport.RUN: minutes} if minutes else {}
    return tuple(DayRollup(ago(last + back), 50.0, 40.0, 45.0, done) for back in reversed(range(count)))


def run(days: int, pace_s_per_km: float) -> Activity:
    started = datetime.combine(ago(days), time(7), UTC)
    return Activity("fit", f"a-{days}", Sport.RUN, started, ago(days), 2400, 2400, distance_m=2400e3 / pace_s_per_km)


def test_days_without_a_file_are_days_without_load() -> None:
    known = through(rollups(50, last=2), DAY)
    ctl, atl = after_day(*after_day(40.0, 45.0, 0.0), 0.0)
    assert [each.day for each in known[-3:]] == [ago(2), ago(1), DAY]
    assert (known[-1].ctl, known[-1].atl, known[-1].load) == (ctl, atl, 0.0)
    assert through(rollups(5, last=-3), DAY)[-1].day == DAY, "what lies ahead is not known"
    assert through((), DAY) == ()


@pytest.mark.parametrize(("known", "warming_up"), [(38, True), (39, True), (40, False)])
def test_a_curve_is_warm_after_six_weeks_also_where_the_last_days_were_of_rest(known: int, warming_up: bool) -> None:
    young = tuple(day._replace(warming_up=True) for day in rollups(known, last=3))
    assert through(young, DAY)[-1].warming_up is warming_up


@pytest.mark.parametrize("count", [0, 1, 30, CURVE_DAYS, CURVE_DAYS + 1])
def test_the_curve_holds_ninety_days_with_gaps_where_nothing_was_known(count: int) -> None:
    drawn = curve(through(rollups(count), DAY), DAY)
    known = min(count, CURVE_DAYS)
    assert len(drawn.fitness) == len(drawn.fatigue) == len(drawn.form) == CURVE_DAYS
    assert drawn.form[CURVE_DAYS - known :] == (-5.0,) * known
    assert set(drawn.fitness[: CURVE_DAYS - known]) <= {None}


def test_a_ratio_is_of_that_day_or_unknown() -> None:
    known = rollups(60)
    assert ratio_on(known, DAY, 60) == pytest.approx(45 / 40)
    assert ratio_on(known, ago(60), 60) is None
    assert ratio_on(known, DAY, 3) is None


@pytest.mark.parametrize(("days", "pace", "found"), [(0, 285, 0), (3, 285, 3), (3, 400, None)])
def test_the_last_hard_session_is_the_last_that_was_hard(days: int, pace: float, found: int | None) -> None:
    runs = (run(9, 400), run(days, pace))
    evidence = Evidence(Athlete("anna", "Anna", profile=PACED), NOW, DAY, activities=runs)
    assert condition(evidence, ()).days_since_hard == found


def test_what_was_planned_hard_counts_as_hard() -> None:
    plan = plan_of(session("w-hard", ago(4), sport=Sport.RUN, purpose=Purpose.INTERVALS))
    evidence = Evidence(
        Athlete("anna", "Anna"),
        NOW,
        DAY,
        PlanVersion("pl", 1, plan, NOW),
        (run(4, 400),),
        (Execution("w-hard", ("fit", "a-4"), 0),),
    )
    assert condition(evidence, ()).days_since_hard == 4
    assert condition(replace(evidence, executions=()), ()).days_since_hard is None


@pytest.mark.parametrize(
    ("minutes", "standing"),
    [
        (30, GoalStanding.REACHED),
        (60, GoalStanding.REACHED),
        (29, GoalStanding.OFF_TRACK),
        (61, GoalStanding.OFF_TRACK),
    ],
)
def test_the_weekly_hours_are_the_mean_of_four_weeks_and_both_ends_are_inside(
    minutes: float, standing: GoalStanding
) -> None:
    goal = Goal(GoalKind.WEEKLY_HOURS, 3.5, upper=7.0)
    evidence = Evidence(Athlete("anna", "Anna", goals=(goal,)), NOW, DAY)
    (line,) = goal_lines(evidence, rollups(60, minutes=minutes))
    assert line.standing is standing
    (unknown,) = goal_lines(evidence, rollups(27, minutes=minutes))
    assert (unknown.standing, unknown.current) == (GoalStanding.NO_READING, None)
