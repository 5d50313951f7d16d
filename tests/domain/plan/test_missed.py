"""Whoever was ill or hurt owes nothing that day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.availability import Availability, Blocked
from domain.plan.adherence import adherence
from domain.plan.missed import MissedWorkout, excused
from tests.builders.training_logs import MONDAY, workout


def missed(reason: str, day: int = 0) -> MissedWorkout:
    return MissedWorkout("plan", f"w-{day}", MONDAY + timedelta(day), reason)


@pytest.mark.parametrize(
    ("reason", "ill"),
    [
        ("sick", True),
        ("Sick again", True),
        ("ill", True),
        ("was unwell", True),
        ("flu", True),
        ("fever, stayed in bed", True),
        ("cold", True),
        ("had a cold", True),
        ("a cold, sore throat", True),
        ("too cold outside", False),
        ("cold water", False),
        ("a cold pool", False),
        ("not sick, just lazy", False),
        ("still at work", False),
        ("hill was closed", False),
        ("travel", False),
        ("", False),
    ],
)
def test_an_illness_is_told_by_its_words(reason: str, ill: bool) -> None:
    assert missed(reason).ill is ill


@pytest.mark.parametrize(
    ("reason", "hurt"),
    [
        ("injury", True),
        ("an injury again", True),
        ("Injured", True),
        ("my knee hurts", True),
        ("knee pain", True),
        ("sprained an ankle", True),
        ("pulled a muscle", True),
        ("not injured, just lazy", False),
        ("no pain, no time", False),
        ("a pain to get there", False),
        ("painting the house", False),
        ("sick", False),
        ("", False),
    ],
)
def test_an_injury_is_told_by_its_words(reason: str, hurt: bool) -> None:
    assert missed(reason).hurt is hurt


@pytest.mark.parametrize(
    ("reason", "busy"),
    [
        ("work", True),
        ("still at work", True),
        ("travelling", True),
        ("no time", True),
        ("busy week", True),
        ("it did not work out", False),
        ("workmen in the hall", False),
        ("not busy, just lazy", False),
        ("sick", False),
    ],
)
def test_a_full_day_is_told_by_its_words(reason: str, busy: bool) -> None:
    assert missed(reason).busy is busy


def test_a_day_of_illness_is_not_due_and_others_are() -> None:
    """Due: not optional, not cancelled, no blocked date and no sick day."""
    planned = [workout(f"w-{day}", day) for day in range(5)]
    through = MONDAY + timedelta(6)
    away = Availability(blocked=(Blocked(MONDAY, MONDAY, "away"),))
    said = [missed("sick", 1), missed("no time", 2), missed("flu", 1)]
    free = excused(away, said)
    assert adherence(planned, {"w-3": 40.0, "w-4": 40.0}, through, through, free).due == 3
    found = adherence(planned, {"w-3": 40.0, "w-4": 40.0}, through, through, free)
    assert found.percent == pytest.approx(200 / 3)
    assert free.blocked[0] == away.blocked[0]
    assert excused(away, [replace(each, reason="work") for each in said]) == away
    hurt = [replace(each, reason="injury") for each in said[:1]]
    assert excused(away, hurt) == excused(away, said[:1]), "nor is one of an injury"
