"""Local days and UTC moments, in every zone there is, through every change of the clocks until 2031."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import days, local_day, local_moment, week_start

ZONES = sorted(available_timezones())
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
TIMES = st.times().map(lambda at: at.replace(microsecond=0))
MOMENTS = st.builds(lambda day, at: datetime.combine(day, at, UTC), DAYS, TIMES)
SECOND = timedelta(seconds=1)


def changes_of_the_clocks(zone: ZoneInfo) -> Iterator[datetime]:
    """The first instant under each new offset."""
    before = FIRST
    while before < LAST:
        after = before + timedelta(days=10)
        if _offset(before, zone) != _offset(after, zone):
            yield _bisected(before, after, zone)
        before = after


def _bisected(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    while after - before > SECOND:
        middle = before + timedelta(seconds=(after - before) // SECOND // 2)
        before, after = (middle, after) if _offset(middle, zone) == _offset(before, zone) else (before, middle)
    return after


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


@cache
def all_changes() -> dict[str, tuple[datetime, ...]]:
    """Zones that change together are looked at once."""
    found: dict[tuple[tuple[datetime, timedelta], ...], str] = {}
    for name in ZONES:
        zone = ZoneInfo(name)
        found.setdefault(tuple((moment, _offset(moment, zone)) for moment in changes_of_the_clocks(zone)), name)
    return {name: tuple(moment for moment, _ in changes) for changes, name in found.items() if changes}


def test_clocks_change_in_many_ways() -> None:
    changes = all_changes()
    assert len(ZONES) > 400
    assert len(changes) > 10
    jumps = {
        _offset(moment, ZoneInfo(name)) - _offset(moment - SECOND, ZoneInfo(name))
        for name, moments in changes.items()
        for moment in moments
    }
    assert {timedelta(hours=1), timedelta(hours=-1), timedelta(minutes=30), timedelta(minutes=-30)} <= jumps


def test_in_a_gap_it_is_the_first_instant_after_it_and_in_an_overlap_the_first_of_two() -> None:
    for name, moments in all_changes().items():
        zone = ZoneInfo(name)
        for change in moments:
            old, new = _offset(change - SECOND, zone), _offset(change, zone)
            for share in (0.0, 0.5, 0.999):
                if new > old:
                    missing = change.replace(tzinfo=None) + old + (new - old) * share
                    assert local_moment(missing.date(), missing.time(), zone) == change, (name, missing)
                else:
                    twice = change.replace(tzinfo=None) + new + (old - new) * share
                    first = (twice - old).replace(tzinfo=UTC)
                    assert local_moment(twice.date(), twice.time(), zone) == first, (name, twice)
                    assert first < change


def test_just_outside_a_change_the_wall_clock_shows_what_was_asked() -> None:
    for name, moments in all_changes().items():
        zone = ZoneInfo(name)
        for change in moments:
            for moment in (change - timedelta(hours=3), change + timedelta(hours=3)):
                wall = _wall(moment, zone)
                assert local_moment(wall.date(), wall.time(), zone) == moment, (name, wall)


@given(DAYS, TIMES, st.sampled_from(ZONES))
def test_the_moment_shows_that_time_or_has_just_passed_it(day: date, at: time, name: str) -> None:
    zone = ZoneInfo(name)
    moment = local_moment(day, at, zone)
    asked, shown = datetime.combine(day, at), _wall(moment, zone)
    assert moment.tzinfo is UTC
    assert shown >= asked
    assert shown == asked or _wall(moment - SECOND, zone) < asked


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_moment_lies_between_two_midnights_of_its_day(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    day = local_day(moment, zone)
    assert local_moment(day, time(), zone) <= moment < local_moment(day + timedelta(days=1), time(), zone)


def test_a_moment_without_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 11, 23, 12), ZoneInfo("Europe/Berlin"))  # noqa: DTZ001


@given(DAYS)
def test_weeks_start_on_monday_and_hold_their_days(day: date) -> None:
    monday = week_start(day)
    assert monday.isoweekday() == 1
    assert day.isocalendar()[:2] == monday.isocalendar()[:2]
    assert day in list(days(monday, monday + timedelta(days=6)))


@given(DAYS, st.integers(-3, 40))
def test_days_are_listed_once_each_with_both_ends(first: date, length: int) -> None:
    listed = list(days(first, first + timedelta(days=length)))
    assert len(listed) == max(0, length + 1)
    assert listed == sorted(set(listed))
    assert listed[:1] == [first][: length + 1]
