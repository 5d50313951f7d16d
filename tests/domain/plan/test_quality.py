"""How close a run came to its plan, on the tolerances of half a mile and 15 seconds a mile."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan.quality import Quality, pace_off, quality, slowed_by_heat
from domain.training.activity import Activity, Lap
from domain.training.sport import Sport
from domain.training.workout import Block, Purpose, Step, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_MILE as MILE

DAY = date(2026, 3, 2)


def minutes_of(pace: str) -> float:
    minutes, seconds = pace.split(":")
    return int(minutes) + int(seconds) / 60


def planned(miles: float | None, pace: str | None, purpose: Purpose = Purpose.TEMPO) -> Workout:
    """One continuous piece of work; the pace is a range of a single figure."""
    target = None
    if pace is not None:
        speed = MILE / (minutes_of(pace) * 60)
        target = Target(TargetKind.SPEED, speed, speed)
    metres = None if miles is None else miles * MILE
    blocks = (Block((Step(StepKind.WORK, distance_m=metres, target=target),)),)
    return Workout("w", DAY, Sport.RUN, "Run", purpose, 45, distance_m=metres, blocks=blocks)


def ran(miles: float | None, pace: str, laps: tuple[Lap, ...] = ()) -> Activity:
    seconds = (miles or 5) * minutes_of(pace) * 60
    started = datetime(2026, 3, 2, 7, tzinfo=UTC)
    metres = None if miles is None else miles * MILE
    return Activity("fit", "1", Sport.RUN, started, DAY, seconds, seconds, distance_m=metres, laps=laps)


@pytest.mark.parametrize(
    ("plan", "done", "score", "hit"),
    [
        (planned(5, "8:30"), ran(5.2, "8:20"), 100, True),
        (planned(5, "8:30"), ran(5.5, "8:45"), 100, True),
        (planned(5, "8:30"), ran(6.0, "9:00"), 75, False),
        (planned(8, "8:30"), ran(4.0, "8:32"), 50, False),
        (planned(5, "8:30"), ran(5.0, "10:00"), 50, False),
        (planned(5, None), ran(5.1, "9:30"), 100, True),
        (planned(None, "8:30"), ran(5.1, "8:00"), 75, False),
    ],
)
def test_score_and_hit(plan: Workout, done: Activity, score: int, hit: bool) -> None:
    found = quality(plan, done)
    assert found is not None
    assert (found.score, found.hit) == (score, hit)


def test_nothing_to_be_held_against_has_no_score() -> None:
    assert quality(planned(None, None), ran(5, "8:30")) is None
    assert quality(planned(5, None), ran(None, "8:30")) is None
    assert quality(replace(planned(5, "8:30"), sport=Sport.SWIM), ran(5, "8:30")) is None
    assert quality(planned(5, "8:30"), replace(ran(5, "8:30"), sport=Sport.RIDE)) is None


@pytest.mark.parametrize(("pace", "part"), [("9:30", 100), ("10:00", 50), ("8:15", 100), ("7:45", 50)])
def test_an_easy_run_may_be_slower_by_a_minute_but_not_faster(pace: str, part: float) -> None:
    found = quality(planned(5, "8:30", Purpose.EASY), ran(5, pace))
    assert found is not None
    assert found.pace == pytest.approx(part)


def test_a_range_has_no_deviation_inside() -> None:
    step = Step(StepKind.WORK, target=Target(TargetKind.SPEED, MILE / 540, MILE / 480))
    plan = replace(planned(None, None), blocks=(Block((step,)),))
    scores = [quality(plan, ran(5, pace)) for pace in ("7:45", "8:00", "8:30", "9:00", "9:15", "9:30")]
    assert [one.score for one in scores if one] == [100, 100, 100, 100, 100, 75]
    open_ended = replace(step, target=Target(TargetKind.SPEED, 0.0, MILE / 480))
    slow = quality(replace(plan, blocks=(Block((open_ended,)),)), ran(5, "12:00"))
    assert slow is not None
    assert slow.score == 100


def test_a_run_of_several_paces_has_none_to_be_held_against() -> None:
    slower, faster = (Step(StepKind.WORK, target=Target(TargetKind.SPEED, low, low)) for low in (3.0, 3.5))
    plan = replace(planned(None, None), blocks=(Block((slower, faster)),))
    assert quality(plan, ran(5, "8:30")) is None
    assert quality(replace(plan, blocks=(Block((slower, slower)),)), ran(5, "8:30")) is not None


def intervals() -> Workout:
    target = Target(TargetKind.SPEED, MILE / 400, MILE / 400)
    steps = (Step(StepKind.WORK, distance_m=800, target=target), Step(StepKind.RECOVERY, seconds=120))
    blocks = (Block((Step(StepKind.WARMUP, seconds=600),)), Block(steps, repeat=2))
    return Workout("w", DAY, Sport.RUN, "Intervals", Purpose.INTERVALS, 45, blocks=blocks)


@pytest.mark.parametrize(("off_s_per_mile", "score"), [(0, 100), (15, 100), (-45, 50), (75, 0)])
def test_intervals_are_judged_by_their_work_laps(off_s_per_mile: float, score: int) -> None:
    work, jog = Lap((400 + off_s_per_mile) * 800 / MILE, 800.0), Lap(120, 250.0)
    found = quality(intervals(), ran(4, "9:00", (Lap(600, 1800.0), work, jog, work, jog)))
    assert found is not None
    assert found.score == score


def test_intervals_without_a_lap_for_each_step_are_not_judged() -> None:
    laps = (Lap(600, 1800.0), Lap(199, 800.0), Lap(120, 250.0), Lap(199, 800.0), Lap(120, 250.0))
    assert quality(intervals(), ran(4, "9:00", laps)) is not None
    assert quality(intervals(), ran(4, "9:00", laps[:-1])) is None
    assert quality(intervals(), ran(4, "9:00", (laps[0], Lap(199, None), *laps[2:]))) is None


@given(st.floats(0.1, 30), st.floats(0.1, 30), st.floats(0, 5))
def test_running_further_off_the_plan_never_scores_higher(plan_mi: float, done_mi: float, more: float) -> None:
    further = done_mi + more if done_mi >= plan_mi else max(0.05, done_mi - more)
    near, far = (_score(quality(planned(plan_mi, None), ran(miles, "9:00"))) for miles in (done_mi, further))
    assert 0 <= far <= near <= 100


def _score(found: Quality | None) -> int:
    assert found is not None
    return found.score


@given(st.floats(360, 900))
def test_in_heat_slower_is_no_deviation_and_faster_still_is(seconds: float) -> None:
    """A pace target gives way to heart rate and feel above 25 °C."""
    plan = planned(5, "8:30")
    done = replace(ran(5, "8:30"), moving_s=5 * seconds)
    hot = replace(done, temperature_c=28.0)
    cool_off, hot_off = pace_off(plan, done), pace_off(plan, hot)
    assert cool_off is not None
    assert hot_off == min(cool_off, 0.0)
    assert slowed_by_heat(plan, hot) is (cool_off > 15)
    assert not slowed_by_heat(plan, done)
