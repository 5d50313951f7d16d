"""Energy by the published formulas, and what is never advised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Sex
from domain.metrics.energy import (
    Refusal,
    advised_deficit,
    balance_kcal,
    keytel_kcal,
    met_kcal,
    net_met_kcal,
    resting_kcal,
    told_kcal,
)


@pytest.mark.parametrize(
    ("weight", "height", "age", "sex", "expected"),
    [(70, 175, 30, Sex.MALE, 1648.75), (68, 178, 25, Sex.FEMALE, 1506.5), (65, 165, 28, Sex.FEMALE, 1380.25)],
)
def test_resting_by_mifflin_st_jeor(weight: float, height: float, age: float, sex: Sex, expected: float) -> None:
    """Mifflin 1990; calculatorlib prints 1,649 for the first."""
    assert resting_kcal(weight, height, age, sex) == expected


def test_exercise_by_keytel() -> None:
    """Keytel 2005; clevercalculator prints about 441 kcal for the man."""
    assert keytel_kcal(150, 75, 35, Sex.MALE, 30) == pytest.approx(441.02, abs=0.005)
    assert keytel_kcal(150, 60, 35, Sex.FEMALE, 30) == pytest.approx(298.92, abs=0.005)
    assert keytel_kcal(60, 50, 20, Sex.MALE, 30) == 0.0, "the formula goes below nothing near rest"


@pytest.mark.parametrize("unusable", [None, 7.2, 39.0, 221.0])
def test_without_a_heart_rate_that_can_be_one_nothing_is_known(unusable: float | None) -> None:
    assert keytel_kcal(unusable, 75, 35, Sex.MALE, 30) is None


@given(st.floats(40, 220), st.floats(0, 40), st.sampled_from(Sex))
def test_a_faster_heart_never_spends_less(hr: float, more: float, sex: Sex) -> None:
    low, high = (keytel_kcal(min(220, each), 70, 40, sex, 30) for each in (hr, hr + more))
    assert low is not None
    assert high is not None
    assert 0 <= low <= high


def test_exercise_by_met() -> None:
    """Running 6 mph, 2024 Compendium."""
    assert met_kcal(9.8, 75, 40) == pytest.approx(514.5)
    assert net_met_kcal(9.8, 75, 40) == pytest.approx(462.0)
    assert net_met_kcal(1.0, 75, 40) == 0.0


@pytest.mark.parametrize(("kg_a_week", "kcal"), [(-0.5, -550), (0.25, 275), (-0.31, -341)])
def test_the_balance_behind_a_changing_weight(kg_a_week: float, kcal: float) -> None:
    assert balance_kcal(kg_a_week) == pytest.approx(kcal)


def test_it_is_told_no_more_precisely_than_it_is_known() -> None:
    assert told_kcal(-341) == (-350, -400, -250)
    assert told_kcal(275) == (300, 200, 350)
    assert told_kcal(0) == (0, 0, 0)


@given(st.floats(-2000, 2000))
def test_the_ends_lie_around_the_figure(kcal: float) -> None:
    told, low, high = told_kcal(kcal)
    assert low <= told <= high
    assert told % 50 == low % 50 == high % 50 == 0


@pytest.mark.parametrize(
    ("kcal", "weight", "age", "injured", "advised"),
    [
        (400, 80, 30, False, 400),
        (500, 80, 18, False, 500),
        (501, 80, 30, False, Refusal.TOO_LARGE),
        (450, 55, 30, False, Refusal.TOO_FAST),  # 0.41 kg a week, over 0.7 % of 55 kg
        (420, 55, 30, False, 420),
        (100, 80, 30, True, Refusal.INJURED),
        (100, 80, 17, False, Refusal.UNDER_AGE),
        (100, 80, None, False, Refusal.AGE_UNKNOWN),
    ],
)
def test_what_is_advised(kcal: float, weight: float, age: float | None, *, injured: bool, advised: object) -> None:
    assert advised_deficit(kcal, weight, age, injured=injured) == advised


@given(kcal=st.floats(0, 2000), weight=st.floats(40, 150), age=st.integers(10, 90), injured=st.booleans())
def test_whatever_is_advised_keeps_every_guard(kcal: float, weight: float, age: int, *, injured: bool) -> None:
    found = advised_deficit(kcal, weight, age, injured=injured)
    if not isinstance(found, Refusal):
        assert found == kcal <= 500
        assert found / 1100 <= 0.007 * weight
        assert age >= 18
        assert not injured
