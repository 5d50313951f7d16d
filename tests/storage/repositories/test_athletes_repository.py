"""Athletes are stored whole, paired with one account, and due when their time has come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.athlete.athlete import Athlete
from domain.errors import NotFound, RuleBroken
from storage.database import Unit
from storage.repositories import athletes
from storage.repositories.athletes import Presence
from tests.builders.values import NOW, athlete


@pytest.mark.parametrize("stored", [athlete("ben", "Ben"), Athlete("ben", "")])
async def test_an_athlete_comes_back_as_it_was(unit: Unit, stored: Athlete) -> None:
    await athletes.add(unit, stored, NOW + timedelta(days=1))
    assert await athletes.get(unit, "ben") == stored
    assert await athletes.get(unit, "ben", lock=True) == stored
    assert await athletes.get(unit, "nobody") is None
    assert await athletes.ids(unit) == ("anna", "ben")


async def test_saving_changes_this_athlete_alone(unit: Unit) -> None:
    await athletes.add(unit, athlete("ben"), NOW)
    changed = replace(athlete(), language="en", goals=())
    await athletes.save(unit, changed)
    assert await athletes.get(unit, "anna") == changed
    assert await athletes.get(unit, "ben") == athlete("ben")
    with pytest.raises(NotFound):
        await athletes.save(unit, athlete("nobody"))


async def test_an_account_is_one_athletes(unit: Unit) -> None:
    await athletes.add(unit, athlete("ben"), NOW)
    assert await athletes.by_user(unit, 11) is None
    await athletes.pair(unit, "anna", 11, 5_000_000_000, NOW)
    assert await athletes.by_user(unit, 11) == "anna"
    assert await athletes.chat_of(unit, "anna") == 5_000_000_000
    assert await athletes.chat_of(unit, "ben") is None
    with pytest.raises(RuleBroken, match="account_already_paired"):
        await athletes.pair(unit, "ben", 11, 12, NOW)
    assert await athletes.by_user(unit, 11) == "anna"


async def test_an_athlete_may_move_to_another_account(unit: Unit) -> None:
    await athletes.pair(unit, "anna", 11, 11, NOW)
    await athletes.pair(unit, "anna", 11, 12, NOW)
    await athletes.pair(unit, "anna", 21, 21, NOW)
    assert (await athletes.by_user(unit, 11), await athletes.by_user(unit, 21)) == (None, "anna")
    with pytest.raises(NotFound):
        await athletes.pair(unit, "nobody", 31, 31, NOW)


async def test_due_are_the_paired_whose_time_has_come(unit: Unit) -> None:
    for number, name in enumerate(["ben", "cleo", "dora"]):
        await athletes.add(unit, athlete(name), NOW)
        await athletes.pair(unit, name, number, number, NOW)
        await athletes.set_next_review(unit, name, NOW - timedelta(minutes=number))
    await athletes.set_next_review(unit, "anna", NOW)
    assert await athletes.due_for_review(unit, NOW) == ("dora", "cleo", "ben")
    assert await athletes.due_for_review(unit, NOW - timedelta(seconds=1)) == ("dora", "cleo")
    await athletes.set_next_review(unit, "dora", NOW + timedelta(days=1))
    assert await athletes.due_for_review(unit, NOW) == ("cleo", "ben")


async def test_reviews_rest_only_for_whom_nothing_has_come_since(unit: Unit) -> None:
    await athletes.pair(unit, "anna", 1, 1, NOW)
    await athletes.set_next_review(unit, "anna", NOW)
    assert not await athletes.rest(unit, "anna", NOW), "nobody has counted yet"
    await athletes.mark_seen(unit, "anna", NOW)
    assert not await athletes.rest(unit, "anna", NOW)
    assert await athletes.due_for_review(unit, NOW) == ("anna",)
    assert await athletes.rest(unit, "anna", NOW + timedelta(seconds=1))
    assert await athletes.due_for_review(unit, NOW) == ()
    assert await athletes.presence(unit, "anna") == Presence(NOW, None)
    with pytest.raises(NotFound):
        await athletes.presence(unit, "nobody")
