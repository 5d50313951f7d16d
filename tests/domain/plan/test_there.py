"""A calendar held against the plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.plan.export import DELETED_THERE, EDITED_THERE, MOVED_THERE
from domain.plan.there import calendar_of, changed, read, written
from tests.builders.season import TODAY, run

DAYS = st.integers(-5, 5).map(lambda days: TODAY + timedelta(days=days))
RUN = run("w-easy", 0)


@given(st.lists(st.tuples(st.sampled_from("123"), DAYS)))
def test_a_calendar_is_read_as_it_was_written_the_same_text_in_any_order(
    entries: list[tuple[str, date]],
) -> None:
    calendar = calendar_of(entries)
    assert read(written(calendar)) == calendar
    one = replace(calendar, edited=frozenset({"2", "1"}))
    assert read(written(one)) == one
    assert written(calendar_of(reversed(entries))) == written(calendar)
    assert {(number, day) for number, days in calendar.days.items() for day in days} == set(entries)


@given(st.sets(DAYS))
def test_only_what_does_not_lie_on_its_day_was_changed(days: set[date]) -> None:
    found = changed(RUN, "7", calendar_of([("7", day) for day in days] + [("8", RUN.day)]))
    if RUN.day in days:
        assert found is None
        told = calendar_of([("7", day) for day in days])
        assert changed(RUN, "7", replace(told, edited=frozenset({"7"}))) == (EDITED_THERE, None)
        assert changed(RUN, "7", replace(told, edited=frozenset({"8"}))) is None
    elif not days:
        assert found == (DELETED_THERE, None)
    else:
        assert found is not None
        error, lies_on = found
        assert error == MOVED_THERE
        assert lies_on in days
        assert abs(lies_on - RUN.day) == min(abs(day - RUN.day) for day in days)
