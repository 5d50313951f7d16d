"""A metric over time: one value a day, a week by the metric's own rule, and a direction only where there is one."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import week_start
from domain.metrics.registry import BY_KEY, METRICS
from domain.metrics.spec import Measured, Metric, OfMorning, OfWeek, Rolled, Weekly
from domain.metrics.trending import by_week, points_of, trending
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.sport import Sport

TODAY = date(2026, 11, 21)  # a Saturday
MONDAY = week_start(TODAY)
points = st.lists(
    st.tuples(st.dates(TODAY - timedelta(days=200), TODAY), st.floats(1, 1000)), unique_by=lambda each: each[0]
)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@given(found=points)
def test_a_week_is_made_of_its_days_by_the_metrics_rule(metric: Metric, found: list[tuple[date, float]]) -> None:
    weeks = dict(by_week(metric, found))
    assert set(weeks) == {week_start(day) for day, _ in found}
    for monday, value in weeks.items():
        inside = [each for day, each in sorted(found) if week_start(day) == monday]
        expected = {
            Weekly.SUM: math.fsum(inside),
            Weekly.MEAN: math.fsum(inside) / len(inside),
            Weekly.LAST: inside[-1],
            Weekly.LEAST: min(inside),
            Weekly.GREATEST: max(inside),
        }
        assert value == expected[metric.weekly]


@given(points)
def test_the_order_in_which_values_come_changes_nothing(found: list[tuple[date, float]]) -> None:
    for key in ("hrv", "load", "swim100"):
        assert trending(BY_KEY[key], found, TODAY) == trending(BY_KEY[key], found[::-1], TODAY)


def test_a_sum_has_its_direction_from_whole_weeks() -> None:
    """A week that has only begun is no week in which little was done."""
    days = [(MONDAY - timedelta(days=back), 50.0) for back in range(-1, 70)]
    found = trending(BY_KEY["load"], days, MONDAY + timedelta(days=1))
    assert found.weeks[-1] == (MONDAY, 100.0)
    assert found.change is not None
    assert found.change.per_28_days == pytest.approx(0, abs=1e-6)


def weekly(*values: float) -> list[tuple[date, float]]:
    return [(TODAY - timedelta(days=7 * (len(values) - 1 - index)), value) for index, value in enumerate(values)]


def test_the_change_is_the_line_through_the_raw_readings() -> None:
    """Body fat that falls by 0.231 a week, as least squares over eight readings has it."""
    change = trending(BY_KEY["body_fat"], weekly(17.9, 17.6, 17.5, 17.1, 17.0, 16.8, 16.4, 16.3), TODAY).change
    assert change is not None
    assert change.per_28_days == pytest.approx(4 * -0.231, abs=0.002)
    assert change.low < change.per_28_days < change.high < 0
    assert change.clear


def test_a_weight_that_rises_is_clear_and_a_wild_one_is_not() -> None:
    for values, clear in (((80, 80.5, 81, 81.4, 82), True), ((80, 86, 79, 87, 80), False), ((80,) * 5, False)):
        change = trending(BY_KEY["weight"], weekly(*values), TODAY).change
        assert change is not None
        assert change.clear is clear


def test_five_values_over_three_weeks_within_eight_are_the_least() -> None:
    def over(days: int, values: int = 5) -> bool:
        found = [(TODAY - timedelta(days=back * days // (values - 1)), 80.0 + back) for back in range(values)]
        return trending(BY_KEY["weight"], found, TODAY).change is not None

    assert [over(20), over(21), over(28, values=4), over(56), over(57)] == [False, True, False, True, False]


def test_days_ahead_are_plans_and_no_values() -> None:
    found = trending(BY_KEY["hrv"], [(TODAY, 50.0), (TODAY + timedelta(days=1), 60.0)], TODAY)
    assert found.points == ((TODAY, 50.0),)


def test_what_is_told_goes_before_what_is_measured_and_the_best_of_a_day_counts() -> None:
    def swam(seconds: float, source: str) -> Reading:
        return Reading(ReadingKind.SWIM_100YD, TODAY, seconds, source)

    swim = BY_KEY["swim100"]
    assert points_of(swim, [swam(80.0, "fit:a"), swam(78.0, "fit:b")]) == [(TODAY, 78.0)]
    assert points_of(swim, [swam(80.0, "fit:a"), swam(79.0, BY_HAND)]) == [(TODAY, 79.0)]
    assert points_of(swim, [swam(8.0, "fit:a")]) == [], "nobody swims 100 yards in eight seconds"


def test_lifts_are_kept_apart() -> None:
    lifted = [Reading(ReadingKind.E1RM, TODAY, kg, "hevy:1", name) for name, kg in (("squat", 140.0), ("curl", 30.0))]
    assert points_of(BY_KEY["e1rm"], lifted, "squat") == [(TODAY, 140.0)]


def test_roll_ups_give_what_they_know() -> None:
    days = [DayRollup(TODAY - timedelta(days=1), 60.0, 40.0, 45.0), DayRollup(TODAY, 0.0, 39.0, 38.0)]
    assert points_of(BY_KEY["form"], days) == [(days[0].day, -5.0), (days[1].day, 1.0)]
    assert points_of(BY_KEY["load"], days)[1] == (TODAY, 0.0), "a day of rest is a load of nothing, and known"


def test_a_ramp_is_what_seven_days_added_and_is_not_known_while_fitness_finds_its_level() -> None:
    warming, settled = (
        [DayRollup(TODAY - timedelta(days=back), 50.0, 40.0 - back, 50.0, warming_up=early) for back in (14, 13, 7, 0)]
        for early in (True, False)
    )
    assert points_of(BY_KEY["ramp"], settled) == [(TODAY - timedelta(days=7), 7.0), (TODAY, 7.0)]
    assert points_of(BY_KEY["ramp"], warming) == []
    assert points_of(BY_KEY["ramp"], [warming[2], settled[3]]) == []


def test_fatigue_is_held_against_a_fitness_that_is_there() -> None:
    days = [DayRollup(TODAY - timedelta(days=back), 50.0, ctl, 52.0) for back, ctl in ((1, 9.9), (0, 40.0))]
    assert points_of(BY_KEY["fatigue_ratio"], days) == [(TODAY, 1.3)]


def test_a_week_has_one_value_and_says_it_on_its_monday() -> None:
    monday = week_start(TODAY)
    done = WeekRollup(
        monday, 4, 300.0, 40.0, 45.0, distance_m={Sport.RUN: 31_000.0}, easy_s=7_200.0, hard_s=1_800.0, monotony=1.4
    )
    told = {key: points_of(BY_KEY[key], [done]) for key in ("monotony", "strain", "easy_share", "distance_run")}
    assert told == {
        "monotony": [(monday, 1.4)],
        "strain": [],
        "easy_share": [(monday, 80.0)],
        "distance_run": [(monday, 31_000.0)],
    }
    assert points_of(BY_KEY["distance_swim"], [done]) == [(monday, 0.0)], "a week without a swim is known"
    assert points_of(BY_KEY["easy_share"], [done._replace(easy_s=0.0, hard_s=0.0)]) == []
    assert points_of(BY_KEY["monotony"], [DayRollup(monday, 60.0, 40.0, 45.0)]) == [], "a day is no week"


def test_a_week_that_is_not_over_does_not_bend_what_is_of_weeks() -> None:
    this_week, flat = week_start(TODAY), [1.5, 1.6, 1.4, 1.5, 1.6, 1.4]
    weeks = [(this_week - timedelta(weeks=back), value) for back, value in enumerate(flat, start=1)]
    whole = trending(BY_KEY["monotony"], weeks, TODAY).change
    assert whole is not None
    assert trending(BY_KEY["monotony"], [*weeks, (this_week, 9.0)], TODAY).change == whole


def test_a_vdot_says_what_the_5_km_says() -> None:
    """Daniels' Running Formula: 20:00 over 5 km is a VDOT of 49.8."""
    found = points_of(BY_KEY["vdot"], [Reading(ReadingKind.ADAPTIVE_5K, TODAY, 1_200.0, "coach")])
    assert [(day, round(value, 1)) for day, value in found] == [(TODAY, 49.8)]
    assert points_of(BY_KEY["vdot"], [Reading(ReadingKind.ADAPTIVE_5K, TODAY, 100.0, "coach")]) == []


def test_every_metric_is_known_by_one_name_and_says_what_it_needs() -> None:
    assert len(BY_KEY) == len(METRICS)
    for metric in METRICS:
        assert metric.valid[0] < metric.valid[1]
        assert metric.needs
        assert metric.sports
        assert isinstance(metric.source, Measured | Rolled | OfWeek | OfMorning)
        assert metric.credible(None) is None
        assert metric.credible(metric.valid[1] + 1) is None
        assert metric.credible(metric.valid[0]) == metric.valid[0]
