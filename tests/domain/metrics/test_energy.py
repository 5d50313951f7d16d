"""Energy by the published formulas, and what is never advised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Sex
from domain.metrics.energy import (
    NoDeficit,
    balance_kcal,
    intake_refused,
    keytel_kcal,
    met_kcal,
    net_met_kcal,
    refused_deficit,
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
    assert keytel_kcal(None, 75, 35, Sex.MALE, 30) is None


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
    ("kcal", "weight", "age", "injured", "why"),
    [
        (400, 80, 30, False, None),
        (501, 80, 30, False, NoDeficit.TOO_LARGE),
        (450, 55, 30, False, NoDeficit.TOO_FAST),  # 0.41 kg a week, over 0.7 % of 55 kg
        (100, 80, 30, True, NoDeficit.INJURED),
        (100, 80, 17, False, NoDeficit.UNDER_AGE),
        (100, 80, None, False, NoDeficit.UNDER_AGE),
    ],
)
def test_what_is_never_advised(kcal: float, weight: float, age: float | None, *, injured: bool, why: object) -> None:
    assert refused_deficit(kcal, weight, age, injured=injured) is why


def test_nobody_eats_less_than_they_spend_at_rest() -> None:
    assert intake_refused(1600, 1648.75) is NoDeficit.BELOW_RESTING
    assert intake_refused(1648.75, 1648.75) is None
