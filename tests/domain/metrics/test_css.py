"""Critical swim speed (Wakayoshi 1992) from told trials, and from training as an estimate."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.css import css, css_estimates, css_readings, d_prime, trial_name
from domain.metrics.swim import Trial, best_window
from domain.training.activity import Activity, Length, Pool
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.sport import Sport, Stroke

DAY = date(2026, 3, 1)


def trial(exercise: str, seconds: float, days: int = 0) -> Reading:
    return Reading(ReadingKind.TIME_TRIAL, DAY + timedelta(days), seconds, BY_HAND, exercise)


@pytest.mark.parametrize(
    ("unit", "t200", "t400", "pace"),
    [
        pytest.param("m", 170.0, 360.0, 95.00, id="calculatorhub.com, dialpace.com"),
        pytest.param("m", 180.0, 390.0, 105.00, id="thestandardengine.com"),
        pytest.param("m", 155.2, 331.8, 88.30, id="2:35.2 and 5:31.8"),
        pytest.param("yd", 150.0, 318.0, 91.86, id="200 and 400 yards"),
    ],
)
def test_two_told_trials_are_a_css(unit: str, t200: float, t400: float, pace: float) -> None:
    (found,) = css_readings([trial(f"swim_400{unit}", t400, 4), trial(f"swim_200{unit}", t200)])
    assert found.value == pytest.approx(pace, abs=0.005)
    assert found.day == DAY + timedelta(4)
    assert found.source == f"trials:swim_200{unit}@2026-03-01+swim_400{unit}@2026-03-05"


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((trial("swim_200m", 200), trial("swim_400m", 390)), id="400 faster than the 200"),
        pytest.param((trial("swim_200m", 390), trial("swim_400m", 390)), id="the same time"),
        pytest.param((trial("swim_200m", 170), trial("swim_400yd", 330)), id="metres and yards"),
        pytest.param((trial("swim_200m", 170), trial("swim_400m", 360, 15)), id="15 days apart"),
        pytest.param((trial("swim_400m", 360), trial("swim_200m", 170, 15)), id="15 days apart, the 400 first"),
        pytest.param((trial("swim_200m", 170), trial("run_400m", 360)), id="a run"),
        pytest.param((trial("swim_200m", 170), trial("swim_500m", 450)), id="another distance"),
        pytest.param((trial("swim_200m", 170), trial("swim_400m", 1_000)), id="too slow for anybody"),
        pytest.param((trial("swim_200m", 170),), id="one alone"),
    ],
)
def test_a_bad_pair_is_none(pair: tuple[Reading, ...]) -> None:
    assert css_readings(pair) == ()


def test_fourteen_days_are_near_enough() -> None:
    assert len(css_readings([trial("swim_200m", 170), trial("swim_400m", 360, 14)])) == 1


def test_every_new_trial_is_held_against_the_newest_of_the_other_distance() -> None:
    told = [trial("swim_200m", 172), trial("swim_200m", 170, 3), trial("swim_400m", 360, 5), trial("swim_200m", 168, 9)]
    found = css_readings(told)
    assert [(each.day - DAY).days for each in sorted(found, key=lambda each: each.day)] == [5, 9]
    assert [each.value for each in sorted(found, key=lambda each: each.day)] == [pytest.approx(95), pytest.approx(96)]


def test_both_on_one_day_are_one_css() -> None:
    assert len(css_readings([trial("swim_200m", 170), trial("swim_400m", 360)])) == 1


TOLD = st.lists(
    st.builds(
        trial,
        st.sampled_from(["swim_200m", "swim_400m", "swim_200yd", "swim_400yd", "run_5000m"]),
        st.floats(100, 600),
        st.integers(0, 60),
    ),
    max_size=12,
    unique_by=lambda each: (each.exercise, each.day),
)


@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(told: list[Reading], chance: random.Random) -> None:
    found = css_readings(told)
    chance.shuffle(told)
    assert set(css_readings(told)) == set(found)
    assert len({each._replace(value=0) for each in found}) == len(found)


def test_d_prime_is_what_goes_beyond_the_critical_speed() -> None:
    """200 m − 20/19 m/s × 170 s."""
    found = css(Trial(200, 170), Trial(400, 360))
    assert found is not None
    assert found.pace_s_per_100m == pytest.approx(95.0)
    assert found.d_prime_m == pytest.approx(21.05, abs=0.005)
    assert d_prime(Trial(400, 360), 20 / 19) == pytest.approx(21.05, abs=0.005)


def test_names_of_trials_are_those_of_entries() -> None:
    assert trial_name(200, "m") == "swim_200m"
    assert trial_name(400, "yd") == "swim_400yd"


def pool_swim(*seconds: float, pool_m: float = 50.0, rest_after: int | None = None, days: int = 1) -> Activity:
    lengths = tuple(
        Length(each, Stroke.FREESTYLE, rest_after_s=20.0 if number == rest_after else 0.0)
        for number, each in enumerate(seconds, start=1)
    )
    at, total = datetime(2026, 3, 1, 7, tzinfo=UTC) + timedelta(days), sum(seconds)
    pool = Pool(pool_m, in_yards=pool_m == 22.86)
    return Activity("fit", "1", Sport.SWIM, at, at.date(), total, total, pool=pool, lengths=lengths)


def estimated(*swims: Activity) -> list[float]:
    """The pace of each estimate of one day's training."""
    return [each.value for each in css_estimates(swims, DAY)]


def test_training_gives_an_estimate_that_says_so() -> None:
    (found,) = css_estimates([pool_swim(*[42.0] * 4), pool_swim(*[46.0] * 8)], DAY)
    assert found.value == pytest.approx(100.0)
    assert found.kind is ReadingKind.CSS_ESTIMATE


def test_training_without_an_unbroken_400_gives_none() -> None:
    assert estimated(pool_swim(*[42.0] * 4), pool_swim(*[46.0] * 8, rest_after=4)) == []
    assert estimated(pool_swim(*[46.0] * 8)) == []  # 200 and 400 at one speed
    assert estimated() == []


def test_training_in_yards_has_lengths_of_yards() -> None:
    fast, long = pool_swim(*[19.0] * 8, pool_m=22.86), pool_swim(*[21.0] * 16, pool_m=22.86)
    assert estimated(fast, long) == [pytest.approx((16 * 21 - 8 * 19) / 2 / 0.9144)]


def test_a_window_is_the_fewest_whole_lengths_that_make_the_distance() -> None:
    assert best_window(pool_swim(40.0, 38.0, 39.0, 41.0), 91.44) == Trial(100.0, 77.0, 2)


def test_of_metres_and_yards_the_faster_one_counts_and_they_are_never_a_pair() -> None:
    metres = [pool_swim(*[42.0] * 4), pool_swim(*[46.0] * 8)]
    yards = [pool_swim(*[17.0] * 8, pool_m=22.86), pool_swim(*[18.0] * 16, pool_m=22.86)]
    assert estimated(*metres, *yards) == [pytest.approx((16 * 18 - 8 * 17) / 2 / 0.9144)]
    assert estimated(metres[0], yards[1]) == []


def test_an_estimate_is_of_the_eight_weeks_that_end_on_its_day() -> None:
    short, long = pool_swim(*[42.0] * 4, days=0), pool_swim(*[46.0] * 8, days=20)
    later = [pool_swim(*[45.0] * 4, days=days) for days in (55, 56)]
    swims = [short, long, *later]
    found = css_estimates(swims, DAY)
    assert {(each.day - DAY).days: round(each.value, 6) for each in found} == {20: 100.0, 55: 100.0, 56: 94.0}
    assert {each.kind for each in found} == {ReadingKind.CSS_ESTIMATE}
    for first in (DAY + timedelta(21), DAY + timedelta(56)):
        assert css_estimates(swims, first) == tuple(each for each in found if each.day >= first)
