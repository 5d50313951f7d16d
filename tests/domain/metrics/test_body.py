"""Weight and body fat: a trend of many readings, nothing said of a single one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.body import DAYS_A_MONTH, BodyWeights, body_trend, fat_mass
from domain.training.reading import BY_HAND, Reading, ReadingKind

TODAY = date(2026, 6, 30)
DAY = timedelta(days=1)
TOLD = Profile(weight_kg=Known(70.0, Origin.ATHLETE, TODAY))


def weekly(*values: float) -> list[tuple[date, float]]:
    return [(TODAY - timedelta(days=7 * (len(values) - 1 - index)), value) for index, value in enumerate(values)]


def test_what_somebody_weighed_is_the_latest_of_ninety_days_else_what_they_told() -> None:
    weighed = [Reading(ReadingKind.WEIGHT, TODAY, 80.0, "scale"), Reading(ReadingKind.BODY_FAT, TODAY + DAY, 15.0, "s")]
    weighed += [Reading(ReadingKind.WEIGHT, TODAY + DAY, value, source) for value, source in ((81, BY_HAND), (88, "z"))]
    weighed += [Reading(ReadingKind.WEIGHT, TODAY + 2 * DAY, 740.0, "scale")]
    weights = BodyWeights.of(reversed(weighed), TOLD)
    days = (TODAY - DAY, TODAY, TODAY + DAY, TODAY + 91 * DAY, TODAY + 92 * DAY)
    assert [weights.on(day) for day in days] == [70.0, 80.0, 81.0, 81.0, 70.0]
    assert BodyWeights.of((), Profile()).on(TODAY) is None


def test_of_one_reading_nothing_is_said() -> None:
    assert body_trend(weekly(18.2), TODAY) is None
    assert body_trend([], TODAY) is None


@pytest.mark.parametrize(
    ("readings", "level"),
    [
        ([(7, 18.2), (0, 17.6)], 17.8870),
        ([(16, 18.2), (9, 17.6), (7, 17.9), (0, 17.2)], 17.5298),
        ([(3, 82.0), (2, 81.4), (1, 81.9), (0, 81.1)], 81.8524),
    ],
    ids=["a week apart", "uneven gaps", "daily"],
)
def test_the_level_is_the_hackers_diet_trend(readings: list[tuple[int, float]], level: float) -> None:
    """Walker, The Hacker's Diet: a tenth of the way each day, 1 − 0.9^g over a gap."""
    found = body_trend([(TODAY - timedelta(days=back), value) for back, value in readings], TODAY)
    assert found is not None
    assert found.level == pytest.approx(level, abs=5e-5)
    assert found.per_month is None, "too few readings for a direction"


def test_the_change_of_a_month_is_the_line_through_the_raw_readings() -> None:
    found = body_trend(weekly(17.9, 17.6, 17.5, 17.1, 17.0, 16.8, 16.4, 16.3), TODAY)
    assert found is not None
    assert found.per_month == pytest.approx(-0.231 / 7 * DAYS_A_MONTH, abs=0.003)
    assert found.moves
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.per_month < found.high < 0  # type: ignore[operator]


def test_twenty_days_are_too_short_and_twenty_one_are_not() -> None:
    found = [
        body_trend([(TODAY - timedelta(days=back * days // 4), 80.0 + back) for back in range(5)], TODAY)
        for days in (20, 21)
    ]
    assert [each is not None and each.per_month is None for each in found] == [True, False]


def test_old_readings_smooth_the_level_and_make_no_slope() -> None:
    old = [(day - timedelta(days=60), value) for day, value in weekly(90, 89, 88, 87, 86)]
    assert body_trend(old, TODAY) is None
    found = body_trend([*old, *weekly(80, 80, 80, 80, 80)], TODAY)
    assert found is not None
    assert found.readings == 5
    assert found.per_month == pytest.approx(0)
    assert not found.moves


@given(st.lists(st.floats(50, 120), min_size=5, max_size=8), st.floats(0.5, 3))
def test_another_unit_scales_everything(values: list[float], factor: float) -> None:
    one, other = body_trend(weekly(*values), TODAY), body_trend(weekly(*(each * factor for each in values)), TODAY)
    assert one is not None
    assert other is not None
    assert other.level == pytest.approx(one.level * factor)
    assert other.per_month == pytest.approx((one.per_month or 0) * factor, abs=1e-6)


def test_masses() -> None:
    assert fat_mass(80.0, 15.0) == pytest.approx(12.0)
    assert fat_mass(None, 15.0) is None


def test_four_readings_make_no_direction_however_far_apart() -> None:
    found = body_trend(weekly(18, 17, 16, 15), TODAY)
    assert found is not None
    assert (found.readings, found.per_month, found.moves) == (4, None, False)


def test_what_comes_after_today_is_not_known_yet() -> None:
    known = weekly(80, 80, 79, 80, 79)
    assert body_trend([*known, (TODAY + timedelta(days=1), 60.0)], TODAY) == body_trend(known, TODAY)


def test_a_weight_that_rises_moves_too() -> None:
    rising, wild = body_trend(weekly(80, 80.5, 81, 81.4, 82), TODAY), body_trend(weekly(80, 86, 79, 87, 80), TODAY)
    assert rising is not None
    assert wild is not None
    assert rising.moves
    assert not wild.moves


def test_the_level_remembers_what_the_slope_no_longer_sees() -> None:
    old = [(TODAY - timedelta(days=60), 100.0)]
    alone, after = body_trend(weekly(80, 80, 80, 80, 80), TODAY), body_trend([*old, *weekly(80, 80, 80, 80, 80)], TODAY)
    assert alone is not None
    assert after is not None
    assert after.level > alone.level
    assert after.per_month == alone.per_month
