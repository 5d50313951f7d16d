"""The past in spans of four weeks: whoever asks, from wherever, the same ones, with no day left out and none twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import days
from domain.training.span import LENGTH, is_history, spans

TODAYS = st.dates(date(2010, 1, 1), date(2040, 1, 1))
BACK = st.integers(1, 400)


@given(TODAYS, BACK)
def test_every_day_up_to_yesterday_lies_in_one(today: date, back: int) -> None:
    first = today - timedelta(days=back)
    found = [day for span in spans(first, today) for day in days(span.first, span.last)]
    assert found == list(days(found[0], today - timedelta(days=1)))
    assert found[0] <= first < found[0] + LENGTH


@given(TODAYS, BACK, BACK, st.integers(0, 60))
def test_whoever_asks_later_or_from_elsewhere_asks_for_the_same(today: date, one: int, two: int, later: int) -> None:
    firsts = [{each.first for each in spans(today - timedelta(days=back), today)} for back in (one, two)]
    assert firsts[0] <= firsts[1] or firsts[1] <= firsts[0]
    then = {each.first for each in spans(today - timedelta(days=one), today + timedelta(days=later))}
    assert firsts[0] <= then


@given(TODAYS, BACK)
def test_between_history_and_a_first_sync_no_day_is_forgotten(today: date, back: int) -> None:
    """A first sync looks at today and the 27 days before it."""
    history = [
        day
        for span in spans(today - timedelta(days=back), today)
        if is_history(span, today)
        for day in days(span.first, span.last)
    ]
    synced = set(days(today - timedelta(days=27), today))
    assert set(days(today - timedelta(days=back), today)) <= {*history, *synced}
