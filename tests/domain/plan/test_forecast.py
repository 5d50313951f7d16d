"""The days ahead, if the plan is done as it stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.fitness import after_day
from domain.plan.forecast import RPE, forecast, planned_load
from domain.training.rollup import DayRollup
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout

TODAY = date(2026, 11, 18)
NOW = DayRollup(TODAY, 50.0, 40.0, 45.0)


def workout(days: int, minutes: int = 60, purpose: Purpose = Purpose.TEMPO) -> Workout:
    return Workout(f"w-{days}", TODAY + timedelta(days=days), Sport.RUN, "Run", purpose, minutes)


@pytest.mark.parametrize("purpose", Purpose)
def test_every_kind_of_session_has_a_load_that_grows_with_its_time(purpose: Purpose) -> None:
    assert purpose in RPE
    assert 0 < planned_load(workout(1, 30, purpose)) < planned_load(workout(1, 60, purpose))


def test_an_hour_of_tempo_is_80_points() -> None:
    assert planned_load(workout(1)) == pytest.approx(80)


@given(st.dictionaries(st.integers(-3, 30), st.integers(10, 240)))
def test_it_goes_on_day_by_day_from_what_is_planned(planned: dict[int, int]) -> None:
    ahead = forecast(NOW, [workout(days, minutes) for days, minutes in planned.items()], TODAY + timedelta(days=21))
    assert [each.day for each in ahead] == [TODAY + timedelta(days=days) for days in range(1, 22)]
    levels = (NOW.ctl, NOW.atl)
    for each, days in zip(ahead, range(1, 22), strict=True):
        assert each.load == pytest.approx(planned.get(days, 0) / 60 * 80)
        levels = after_day(*levels, each.load)
        assert (each.ctl, each.atl) == pytest.approx(levels)


def test_without_a_plan_fitness_falls_and_form_rises() -> None:
    ahead = forecast(NOW, [], TODAY + timedelta(days=14))
    assert [each.ctl for each in ahead] == sorted((each.ctl for each in ahead), reverse=True)
    assert ahead[-1].form_after > ahead[0].form_after
    assert forecast(NOW, [], TODAY) == ()
