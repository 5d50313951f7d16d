"""Every error knows whether trying again helps and whether the athlete should hear of it."""

from datetime import timedelta

import pytest

from domain import errors
from domain.errors import CoachError, Configuration, LoginNeeded, Outside, Refused, RuleBroken, Unavailable


def family(root: type[CoachError]) -> list[type[CoachError]]:
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type))
    return [kind for kind in kinds if issubclass(kind, root)]


@pytest.mark.parametrize("kind", family(CoachError), ids=lambda kind: kind.__name__)
def test_an_error_carries_a_key_and_values(kind: type[CoachError]) -> None:
    error = kind("day_capacity", allowed=60)
    assert (error.key, error.values) == ("day_capacity", {"allowed": 60})
    assert "day_capacity" in str(error)
    assert str(kind("day_capacity")) == "day_capacity"


@pytest.mark.parametrize("kind", family(RuleBroken), ids=lambda kind: kind.__name__)
def test_a_broken_rule_is_told_and_not_tried_again(kind: type[RuleBroken]) -> None:
    assert kind.for_athlete
    assert not kind.retryable


def test_only_what_may_pass_is_tried_again() -> None:
    assert [kind for kind in family(CoachError) if kind.retryable] == [Unavailable]
    assert Unavailable("garmin", retry_after=timedelta(minutes=1)).retry_after == timedelta(minutes=1)
    assert Unavailable("garmin").retry_after is None


def test_of_the_world_outside_the_athlete_hears_only_what_they_can_mend() -> None:
    assert {kind: kind.for_athlete for kind in (Outside, LoginNeeded, Refused, Configuration)} == {
        Outside: False,
        LoginNeeded: True,
        Refused: False,
        Configuration: False,
    }
