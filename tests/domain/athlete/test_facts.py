"""What an athlete says is taken over; what they leave out stays."""

from dataclasses import fields, replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from domain.athlete.athlete import Athlete, DistanceUnit, Units
from domain.athlete.availability import Availability
from domain.athlete.facts import AthleteFacts
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile, Sex

ROBIN = Athlete("a-1", "Robin", "Europe/Berlin")
WEIGHT = Known(79.0, Origin.ATHLETE, date(2026, 11, 24))

SAID = {
    "name": ("Kim", "display_name"),
    "zone_name": ("Asia/Kathmandu", "zone_name"),
    "language": ("de", "language"),
    "units": (Units(DistanceUnit.MILE), "units"),
    "review_at": (time(21, 15), "review_at"),
    "brief_at": (time(6, 15), "brief_at"),
    "availability": (Availability((0, 60, 0, 60, 0, 120, 0)), "availability"),
    "goals": ((Goal(GoalKind.VO2MAX, 50.0),), "goals"),
    "limits": ({"sleep_min_hours": 7.0}, "limits"),
    "profile": (Profile(sex=Sex.FEMALE, weight_kg=WEIGHT), "profile"),
}


def test_nothing_said_changes_nothing() -> None:
    assert AthleteFacts().onto(ROBIN) == ROBIN


@pytest.mark.parametrize(("fact", "expected"), SAID.items())
def test_one_thing_said_changes_that_one_thing(fact: str, expected: tuple[object, str]) -> None:
    value, name = expected
    changed = AthleteFacts(**{fact: value}).onto(ROBIN)  # type: ignore[arg-type]
    assert changed == replace(ROBIN, **{name: value})  # type: ignore[arg-type]
    assert changed != ROBIN


def test_every_fact_has_its_place_in_the_athlete() -> None:
    assert {each.name for each in fields(AthleteFacts)} == SAID.keys()


def test_a_profile_is_filled_in_value_by_value() -> None:
    known = replace(ROBIN, profile=Profile(sex=Sex.MALE, birth_year=1990, weight_kg=WEIGHT, equipment=("barbell",)))
    lighter = replace(WEIGHT, value=77.5)
    profile = AthleteFacts(profile=Profile(weight_kg=lighter)).onto(known).profile
    assert profile == replace(known.profile, weight_kg=lighter)
    assert AthleteFacts(profile=Profile(equipment=("pool",))).onto(known).profile.equipment == ("pool",)


def test_no_goals_is_something_said() -> None:
    goals = replace(ROBIN, goals=(Goal(GoalKind.VO2MAX, 50.0),))
    assert AthleteFacts(goals=()).onto(goals).goals == ()


def test_an_athlete_lives_in_a_zone() -> None:
    assert ROBIN.zone == ZoneInfo("Europe/Berlin")
