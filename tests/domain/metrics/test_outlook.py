"""When a goal would be reached, or why nobody can say."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.outlook import NoTrend, Outlook, Track, goal_outlook, pace_share, required_per_week, track
from domain.metrics.trend import Point, fit

START = date(2026, 1, 5)
BODY_FAT = (17.9, 17.6, 17.5, 17.1, 17.0, 16.8, 16.4, 16.3)


def weekly(*values: float, step_days: int = 7) -> list[Point]:
    return [(START + timedelta(index * step_days), value) for index, value in enumerate(values)]


def outlook(points: Sequence[Point], target: float, lower_is_better: bool | None = None) -> Outlook:
    return goal_outlook(points, target, max(day for day, _ in points), lower_is_better)


@pytest.mark.parametrize("lower_is_better", [True, None])
def test_body_fat_on_its_way_to_fourteen(lower_is_better: bool | None) -> None:
    found = outlook(weekly(*BODY_FAT), 14, lower_is_better)
    assert found.slope_per_week == pytest.approx(-0.231, abs=5e-4)
    assert found.eta_days == pytest.approx(68.7, abs=0.05)
    assert (found.eta_low_days, found.eta_high_days) == pytest.approx((61, 78), abs=0.5)


def test_vo2max_read_in_whole_numbers_has_a_wide_interval() -> None:
    days, values = (0, 6, 13, 21, 28, 35, 43, 49, 56), (48, 48, 49, 48, 49, 49, 50, 49, 50)
    found = outlook([(START + timedelta(day), value) for day, value in zip(days, values, strict=True)], 52)
    assert found.slope_per_week == pytest.approx(0.230, abs=5e-4)
    assert found.eta_days == pytest.approx(66.6, abs=0.05)
    assert (found.eta_low_days, found.eta_high_days) == pytest.approx((41, 178), abs=0.5)


def test_critical_swim_speed_on_its_way() -> None:
    found = outlook(weekly(118, 116.5, 116, 114.8, 114, step_days=14), 105)
    assert found.slope_per_week == pytest.approx(-0.485, abs=5e-4)
    assert found.eta_days == pytest.approx(128.7, abs=0.06)
    assert (found.eta_low_days, found.eta_high_days) == pytest.approx((102, 173), abs=0.5)


@pytest.mark.parametrize(
    ("points", "target", "lower_is_better", "why_not"),
    [
        (weekly(80, 81, 79, 82), 75, True, NoTrend.TOO_FEW),
        (weekly(80), 75, True, NoTrend.TOO_FEW),
        (weekly(80, 79, 78, 77, 76, step_days=5), 70, True, NoTrend.TOO_SHORT),
        (weekly(52, 52, 51, 61, 51, 50, 50), 55, False, NoTrend.UNCLEAR),
        (weekly(50, 49.6, 49.3, 48.9, 48.6), 52, False, NoTrend.WRONG_WAY),
    ],
)
def test_no_date_has_a_reason(points: list[Point], target: float, lower_is_better: bool, why_not: NoTrend) -> None:
    found = outlook(points, target, lower_is_better)
    assert found.why_not is why_not
    line = fit(points)
    assert found.slope_per_week == (None if line is None else line.slope * 7)
    assert found.eta_days is None


def test_a_slope_is_told_even_where_a_date_is_not() -> None:
    found = outlook(weekly(80, 81, 79, 82), 75, lower_is_better=True)
    assert found.slope_per_week == pytest.approx(0.4)


def test_a_target_already_passed_is_reached() -> None:
    for lower_is_better in (True, None):
        found = outlook(weekly(*BODY_FAT), 16.5, lower_is_better)
        assert found.reached
        assert found.eta_days == 0


def test_moving_away_beyond_the_target_is_not_reached() -> None:
    found = outlook(weekly(*reversed(BODY_FAT)), 16.0, lower_is_better=True)
    assert not found.reached
    assert found.why_not is NoTrend.WRONG_WAY


def test_old_and_future_readings_are_left_out() -> None:
    points = weekly(*BODY_FAT)
    today = points[-1][0]
    strange = [(today - timedelta(57), 90.0), (today + timedelta(1), 90.0)]
    assert goal_outlook([*strange, *points], 14, today) == goal_outlook(points, 14, today)
    kept = goal_outlook([(today - timedelta(56), 90.0), *points], 14, today)
    assert kept != goal_outlook(points, 14, today)


@pytest.mark.parametrize(
    ("days_left", "expected"), [(79, Track.ON_TRACK), (78, Track.AT_RISK), (69, Track.AT_RISK), (68, Track.OFF)]
)
def test_the_slow_end_of_the_interval_decides_about_on_track(days_left: int, expected: Track) -> None:
    assert track(outlook(weekly(*BODY_FAT), 14), days_left) is expected


def test_without_a_trend_there_is_no_verdict_but_the_wrong_way_is_one() -> None:
    assert track(outlook(weekly(80, 81), 75), 100) is None
    assert track(outlook(weekly(50, 49.6, 49.3, 48.9, 48.6), 52, lower_is_better=False), 100) is Track.OFF


@given(st.lists(st.floats(-0.3, 0.3), min_size=8, max_size=8), st.floats(0.5, 3))
def test_the_date_lies_inside_its_interval(noise: list[float], per_week: float) -> None:
    points = weekly(*(100 - per_week * index + wobble for index, wobble in enumerate(noise)))
    found = outlook(points, 60, lower_is_better=True)
    if found.eta_days is not None:
        assert found.eta_low_days is not None
        assert found.eta_high_days is not None
        assert 0 < found.eta_low_days <= found.eta_days <= found.eta_high_days


@given(st.floats(-2, 2).filter(lambda slope: abs(slope) > 0.01), st.integers(10, 200), st.floats(0.2, 3))
def test_the_pace_is_whole_where_the_target_is_reached_on_the_day_itself(slope: float, days: int, hurry: float) -> None:
    """On a straight line; with more or less time than it takes, the share is that of the times."""
    readings = [(START - timedelta(days=7 * back), 100.0 - slope * back) for back in range(9)]
    target = 100.0 + slope / 7 * days
    found = goal_outlook(readings, target, START, lower_is_better=slope < 0)
    left = max(1, round(days * hurry))
    assert pace_share(found, target, left) == pytest.approx(left / days)
    assert pace_share(found, target, 0) is None


def test_nothing_observed_has_no_pace() -> None:
    assert pace_share(goal_outlook([], 14.0, START), 14.0, 30) is None


def test_a_falling_trend_never_reaches_a_target_above_it() -> None:
    found = outlook(weekly(51, 51, 50, 50, 50, 49, 49), 52, lower_is_better=False)
    assert found.slope_per_week == pytest.approx(-0.357, abs=5e-4)
    assert (found.eta_days, found.eta_low_days, found.eta_high_days) == (None, None, None)


@pytest.mark.parametrize("days_left", [35, 69, 100], ids=["half as fast", "just in time", "with time left"])
def test_a_deadline_asks_for_the_gap_over_the_time_left(days_left: int) -> None:
    """Gap / (deadline − today), and the observed rate over it; the body fat of the first test arrives in 68.7 days."""
    found = outlook(weekly(*BODY_FAT), 14)
    assert required_per_week(found, 14, days_left) == pytest.approx(-0.231 * 68.7 / days_left, rel=2e-3)
    assert pace_share(found, 14, days_left) == pytest.approx(days_left / 68.7, rel=2e-3)


def test_the_wrong_way_is_a_share_below_nothing_and_no_trend_is_none() -> None:
    away = outlook(weekly(50, 49.6, 49.3, 48.9, 48.6), 52, lower_is_better=False)
    share = pace_share(away, 52, 70)
    assert share is not None
    assert share < 0
    for unclear in (outlook(weekly(52, 52, 51, 61, 51, 50, 50), 55, False), outlook(weekly(80, 81, 79, 82), 75, True)):
        assert required_per_week(unclear, 55, 70) is not None, "what it takes is known"
        assert pace_share(unclear, 55, 70) is None, "but not whether it does"


@pytest.mark.parametrize("days_left", [0, -7])
def test_no_day_left_asks_for_nothing(days_left: int) -> None:
    assert required_per_week(outlook(weekly(*BODY_FAT), 14), 14, days_left) is None


def test_nothing_is_asked_where_the_target_is_reached_or_the_level_unknown() -> None:
    assert required_per_week(outlook(weekly(*BODY_FAT), 16.5), 16.5, 70) is None
    assert required_per_week(outlook(weekly(80), 75, lower_is_better=True), 75, 70) is None


series = st.lists(st.floats(-5, 5).map(lambda value: round(value, 3)), min_size=6, max_size=9)
slopes = st.floats(-3, 3).map(lambda value: round(value, 3))


def told(found: Outlook) -> tuple[float | None, ...]:
    return (found.eta_days, found.eta_low_days, found.eta_high_days)


def _near(share: float | None) -> object:
    return None if share is None else pytest.approx(share)


@given(series, slopes)
def test_a_mirror_image_arrives_on_the_same_day(noise: list[float], slope: float) -> None:
    values = [100 + slope * index + wobble / 5 for index, wobble in enumerate(noise)]
    found = outlook(weekly(*values), 110, lower_is_better=False)
    mirrored = outlook(weekly(*(-value for value in values)), -110, lower_is_better=True)
    assert told(mirrored) == pytest.approx(told(found))
    assert mirrored.why_not is found.why_not
    required = required_per_week(found, 110, 60)
    assert required_per_week(mirrored, -110, 60) == (None if required is None else pytest.approx(-required))
    assert pace_share(mirrored, -110, 60) == _near(pace_share(found, 110, 60))


@given(series, slopes, st.sampled_from([0.45359237, 60.0, 1000.0]))
def test_another_unit_changes_no_day(noise: list[float], slope: float, unit: float) -> None:
    values = [100 + slope * index + wobble / 5 for index, wobble in enumerate(noise)]
    found = outlook(weekly(*values), 110, lower_is_better=False)
    scaled = outlook(weekly(*(unit * value for value in values)), unit * 110, lower_is_better=False)
    assert scaled.why_not is found.why_not
    assert told(scaled) == pytest.approx(told(found))
    required = required_per_week(found, 110, 60)
    assert required_per_week(scaled, unit * 110, 60) == (None if required is None else pytest.approx(unit * required))
    assert pace_share(scaled, unit * 110, 60) == _near(pace_share(found, 110, 60))


@given(series, slopes, st.integers(-2000, 2000))
def test_another_year_changes_nothing(noise: list[float], slope: float, days: int) -> None:
    points = weekly(*(100 + slope * index + wobble / 5 for index, wobble in enumerate(noise)))
    later = [(day + timedelta(days), value) for day, value in points]
    assert outlook(later, 110, lower_is_better=False) == outlook(points, 110, lower_is_better=False)


@given(series, slopes)
def test_on_track_is_never_lost_by_a_later_deadline(noise: list[float], slope: float) -> None:
    found = outlook(weekly(*(100 + slope * i + wobble / 5 for i, wobble in enumerate(noise))), 110, False)
    order = [Track.OFF, Track.AT_RISK, Track.ON_TRACK]
    verdicts = [track(found, days) for days in range(0, 400, 20)]
    known = [order.index(verdict) for verdict in verdicts if verdict is not None]
    assert known == sorted(known)
