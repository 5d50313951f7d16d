"""Weight and body fat: a trend of many readings, nothing said of a single one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.body import BodyWeights, body_level, fat_mass
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
    assert body_level(weekly(18.2), TODAY) is None
    assert body_level([], TODAY) is None


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
    found = body_level([(TODAY - timedelta(days=back), value) for back, value in readings], TODAY)
    assert found == pytest.approx(level, abs=5e-5)


def test_a_level_of_long_ago_is_none_of_today() -> None:
    old = [(day - timedelta(days=56), value) for day, value in weekly(90, 89, 88, 87, 86)]
    assert body_level(old, TODAY) is not None
    assert body_level(old, TODAY + DAY) is None


@given(st.lists(st.floats(50, 120), min_size=2, max_size=8), st.floats(0.5, 3))
def test_another_unit_scales_the_level(values: list[float], factor: float) -> None:
    one, other = body_level(weekly(*values), TODAY), body_level(weekly(*(each * factor for each in values)), TODAY)
    assert one is not None
    assert other == pytest.approx(one * factor)


def test_masses() -> None:
    assert fat_mass(80.0, 15.0) == pytest.approx(12.0)
    assert fat_mass(None, 15.0) is None


def test_what_comes_after_today_is_not_known_yet() -> None:
    known = weekly(80, 80, 79, 80, 79)
    assert body_level([*known, (TODAY + DAY, 60.0)], TODAY) == body_level(known, TODAY)


def test_the_level_remembers_what_is_older_than_its_last_weeks() -> None:
    alone = body_level(weekly(80, 80, 80, 80, 80), TODAY)
    after = body_level([(TODAY - timedelta(days=60), 100.0), *weekly(80, 80, 80, 80, 80)], TODAY)
    assert alone is not None
    assert after is not None
    assert after > alone
