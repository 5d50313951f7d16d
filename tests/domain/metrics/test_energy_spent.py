"""What training spent: the watch's count first, then the heart, then the kind of sport; net of rest."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Sex
from domain.metrics.energy import keytel_kcal, met_kcal
from domain.metrics.energy_spent import Counted, Spender, TrainingEnergy, session_kcal, training_energy
from domain.training.activity import Activity
from domain.training.sport import Sport
from tests.builders.runs import run

DAY = date(2026, 3, 1)
MAN = Spender(75.0, 35.0, Sex.MALE)
RUN = run(DAY, 6, 30, 150)


def of(sport: Sport) -> Activity:
    return replace(RUN, sport=sport)


def test_what_the_watch_counted_goes_first() -> None:
    assert session_kcal(replace(RUN, calories=412.0), Spender(None, None, None)) == (412.0, Counted.WATCH)
    for no_count in (None, 0.0, 20_000.0):
        found = session_kcal(replace(RUN, calories=no_count), MAN)
        assert found is not None
        assert found[1] is Counted.HEART_RATE


def test_then_the_heart_by_keytel_without_what_rest_would_have_taken() -> None:
    """Keytel 2005: 441.02 kcal for that man and half an hour at 150 bpm."""
    gross = keytel_kcal(150, 75, 35, Sex.MALE, 30)
    assert gross is not None
    assert gross == pytest.approx(441.02, abs=0.005)
    assert session_kcal(RUN, MAN) == (gross - met_kcal(1.0, 75, 30), Counted.HEART_RATE)


@pytest.mark.parametrize("who", [MAN._replace(age_years=None), MAN._replace(sex=None)])
def test_then_the_kind_of_sport(who: Spender) -> None:
    """Running at 6 mph, 2024 Compendium: 40 minutes of it at 75 kg are 462.0 kcal net."""
    found = session_kcal(run(DAY, 6.4, 40, 150), who)
    assert found is not None
    assert found[0] == pytest.approx(462.0)
    assert found[1] is Counted.KIND


def test_lifting_and_swimming_do_not_go_by_the_heart() -> None:
    for sport in (Sport.STRENGTH, Sport.SWIM):
        found = session_kcal(of(sport), MAN)
        assert found is not None
        assert found[1] is Counted.KIND


def test_what_nobody_can_tell_is_unknown_and_not_nothing() -> None:
    assert session_kcal(RUN, MAN._replace(weight_kg=None)) is None
    assert session_kcal(replace(of(Sport.OTHER), average_hr=None), MAN) is None
    watched = replace(RUN, calories=300.0)
    assert training_energy([watched, replace(of(Sport.OTHER), average_hr=None)], MAN) == TrainingEnergy(300.0, 2, 1, 1)
    assert training_energy([RUN], Spender(None, None, None)) is None
    assert training_energy([], MAN) is None


@given(
    st.sampled_from(Sport),
    st.none() | st.floats(40, 220),
    st.none() | st.floats(0, 3_000),
    st.builds(Spender, st.none() | st.floats(30, 200), st.none() | st.floats(10, 90), st.none() | st.sampled_from(Sex)),
)
def test_no_session_gives_energy_back(sport: Sport, hr: float | None, kcal: float | None, who: Spender) -> None:
    found = session_kcal(replace(RUN, sport=sport, average_hr=hr, calories=kcal), who)
    assert found is None or found[0] >= 0
