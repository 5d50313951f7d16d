"""Which CSS counts on a day: a test, else the watch, else a guess; and nothing looks ahead."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.swim_speeds import SwimSpeeds
from domain.training.reading import BY_THE_COACH, Reading, ReadingKind

DAY = date(2026, 3, 1)
TOLD = Known(105.0, Origin.ATHLETE, DAY)


def reading(days: int, value: float, source: str = "trials:a+b") -> Reading:
    kind = ReadingKind.CSS_ESTIMATE if source == BY_THE_COACH else ReadingKind.CSS
    return Reading(kind, DAY + timedelta(days), value, source)


def on(days: int, *readings: Reading, told: Known | None = None) -> float | None:
    known = SwimSpeeds.of(readings, Profile(css_s_per_100m=told)).on(DAY + timedelta(days))
    return None if known is None else known.value


def test_a_test_goes_before_the_watch_and_the_watch_before_a_guess() -> None:
    test, watch, guess = reading(0, 100.0), reading(5, 101.0, "garmin"), reading(9, 110.0, BY_THE_COACH)
    assert on(10, guess) == 110.0
    assert on(10, guess, watch) == 101.0
    assert on(10, guess, watch, test) == 100.0


def test_of_tests_the_newest_counts_be_it_told_or_swum() -> None:
    earlier, later = reading(-30, 108.0), reading(30, 102.0)
    assert on(10, earlier, later, told=TOLD) == 105.0
    assert on(30, earlier, later, told=TOLD) == 102.0
    assert on(-1, earlier, later, told=TOLD) == 108.0
    assert on(-60, earlier, later, told=TOLD) == 105.0, "what is told holds for the time before it too"


def test_a_guess_ends_after_half_a_year_and_a_test_does_not() -> None:
    assert on(180, reading(0, 110.0, BY_THE_COACH)) == 110.0
    assert on(181, reading(0, 110.0, BY_THE_COACH)) is None
    assert on(2_000, reading(0, 100.0)) == 100.0


readings = st.lists(
    st.builds(reading, st.integers(-50, 50), st.floats(60, 200), st.sampled_from(["trials:x", "garmin", BY_THE_COACH])),
    max_size=12,
)


@given(readings, st.integers(-60, 60))
def test_nothing_looks_ahead(told: list[Reading], days: int) -> None:
    until = [each for each in told if each.day <= DAY + timedelta(days)]
    assert on(days, *told) == on(days, *until)
