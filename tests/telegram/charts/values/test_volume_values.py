"""Weeks of minutes become a chart: no minute is lost, and no more sports stand in it than can be told apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.charts.values.volume import MOST_SPORTS, OTHER, volume_chart

MONDAY = date(2026, 11, 16)
SPORTS = ("run", "ride", "swim", "strength", "rowing", OTHER)
minutes = st.dictionaries(st.sampled_from(SPORTS), st.floats(0, 900), max_size=6)


@given(st.lists(st.tuples(minutes, minutes), min_size=1, max_size=6))
def test_no_minute_done_or_planned_is_lost(each: list[tuple[dict[str, float], dict[str, float]]]) -> None:
    weeks = [(MONDAY + timedelta(weeks=number), *week) for number, week in enumerate(each)]
    chart = volume_chart(weeks)
    assert len(chart.sports) <= MOST_SPORTS
    for week, (_, done, planned) in zip(chart.weeks, weeks, strict=True):
        assert sum(week.done or ()) == pytest.approx(sum(done.values()))
        assert sum(week.planned or ()) == pytest.approx(sum(planned.values()))
        assert (week.planned is None) is (not planned)


def test_a_sport_that_was_only_planned_is_there_and_the_most_time_comes_first() -> None:
    chart = volume_chart([(MONDAY, {"swim": 30.0, "run": 90.0}, {"strength": 60.0, "run": 60.0})])
    assert chart.sports == ("run", "strength", "swim")
    assert chart.weeks[0].done == (90.0, 0.0, 30.0)
    assert chart.weeks[0].planned == (60.0, 60.0, 0.0)


def test_what_finds_no_place_is_counted_together() -> None:
    chart = volume_chart([(MONDAY, {sport: 60.0 - index for index, sport in enumerate(SPORTS)}, {"rowing": 5.0})])
    assert chart.sports == ("run", "ride", "swim", OTHER)
    assert chart.weeks[0].done == (60.0, 59.0, 58.0, 57.0 + 56.0 + 55.0)
    assert chart.weeks[0].planned == (0.0, 0.0, 0.0, 5.0)
