"""Races that no plan is made for, and what is said of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.athlete.athlete import Athlete
from domain.athlete.availability import Availability, Blocked
from domain.errors import LimitExceeded, PlanRefused
from domain.plan.limits import Limits
from domain.planning.basis import Basis
from domain.planning.race_plan import race_plan
from domain.race.race import Race
from domain.units import TEN_KM_M

START = date(2026, 11, 23)
RACE = Race("r-1", "City 10k", date(2027, 2, 14), TEN_KM_M)
RUNNER = Basis(45.0, 200.0, 32_000.0, 60.0, (190.0, 200.0, 210.0))
ROBIN = Athlete("a-1", "Robin")
LIMITS = Limits()


@pytest.mark.parametrize(
    ("athlete", "basis", "race", "key"),
    [
        (ROBIN, RUNNER, replace(RACE, day=START), "race_not_ahead"),
        (ROBIN, RUNNER, replace(RACE, day=START - timedelta(days=9)), "race_not_ahead"),
        (
            replace(ROBIN, availability=Availability(blocked=(Blocked(RACE.day, RACE.day),))),
            RUNNER,
            RACE,
            "race_day_blocked",
        ),
        (replace(ROBIN, availability=Availability((15,) * 7)), RUNNER, RACE, "no_day_to_train"),
        (
            replace(ROBIN, availability=Availability(blocked=(Blocked(START, RACE.day - timedelta(days=1)),))),
            RUNNER,
            RACE,
            "no_day_to_train",
        ),
        (ROBIN, replace(RUNNER, longest_run_minutes=18.0), RACE, "runs_too_short"),
    ],
)
def test_no_plan_is_made_for(athlete: Athlete, basis: Basis, race: Race, key: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        race_plan(athlete, race, basis, START, LIMITS)
    assert refused.value.key == key


def test_rules_that_leave_room_for_nothing_are_said() -> None:
    with pytest.raises(PlanRefused) as refused:
        race_plan(ROBIN, RACE, replace(RUNNER, recent_weeks_minutes=(0, 0, 0)), START, Limits(ramp_minutes_free=0))
    assert refused.value.key == "nothing_fits"


def test_an_athlete_without_hard_days_cannot_race() -> None:
    with pytest.raises(LimitExceeded) as refused:
        race_plan(ROBIN, RACE, RUNNER, START, Limits(hard_days_per_week_max=0))
    assert refused.value.values == {"day": date(2027, 2, 8), "value": 1, "allowed": 0}
