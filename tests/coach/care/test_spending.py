"""Money for language models: set aside first, never more than the caps, and lost where nobody knows."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.care.spending import Caps, LedgerPurse
from domain.errors import BudgetExceeded
from domain.ports.purse import Fate, ModelCall, Purpose, Spent
from storage.database import Database
from storage.repositories import athletes, model_calls
from tests.builders import season
from tests.builders.season import NOW, HandClock

CAPS = Caps(call=50, athlete_day=100, day=150, month=400)
CALL = ModelCall(Purpose("anna", "ask:1", "digest"), "anthropic", "claude-haiku-5-5", most=40)


@pytest.fixture
async def purse(database: Database) -> LedgerPurse:
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await athletes.add(unit, replace(season.runner(), id="ben"), NOW)
    return LedgerPurse(database, HandClock(), CAPS)


def of(athlete_id: str, most: int = 40) -> ModelCall:
    return replace(CALL, purpose=replace(CALL.purpose, athlete_id=athlete_id), most=most)


async def refused(purse: LedgerPurse, call: ModelCall) -> str:
    with pytest.raises(BudgetExceeded) as caught:
        await purse.reserve(call)
    return str(caught.value.values["cap"])


async def spent(purse: LedgerPurse, athlete_id: str = "anna") -> tuple[int, int]:
    """The athlete's of today, and everybody's of the month."""
    midnight = purse.clock.now().replace(hour=0, minute=0)
    async with purse.database.reading() as unit:
        found = await model_calls.spending(unit, athlete_id, midnight, midnight.replace(day=1))
    return found.athlete_day, found.month


async def test_each_cap_holds_for_what_is_set_aside(purse: LedgerPurse) -> None:
    assert await refused(purse, of("anna", 51)) == "call"
    await purse.reserve(of("anna", 50))
    await purse.reserve(of("anna", 50))
    assert await refused(purse, of("anna", 1)) == "athlete_day"
    await purse.reserve(of("ben", 50))
    assert await refused(purse, of("ben", 1)) == "day"
    assert await spent(purse) == (100, 150)


async def test_a_new_day_brings_money_back_and_a_month_ends_it(purse: LedgerPurse) -> None:
    clock = purse.clock
    assert isinstance(clock, HandClock)
    for _ in range(2):
        await purse.reserve(of("anna", 50)), await purse.reserve(of("anna", 50)), await purse.reserve(of("ben", 50))
        clock.moment += timedelta(days=1)
    await purse.reserve(of("anna", 50)), await purse.reserve(of("anna", 50))
    assert await refused(purse, of("ben", 1)) == "month"
    clock.moment = NOW.replace(day=1) + timedelta(days=32)
    await purse.reserve(of("ben", 50))


async def test_a_day_lasts_from_midnight_to_midnight(purse: LedgerPurse) -> None:
    clock = purse.clock
    assert isinstance(clock, HandClock)
    clock.moment = midnight = NOW.replace(hour=0, minute=0, second=0)
    await purse.reserve(of("anna", 50)), await purse.reserve(of("anna", 50))
    for hours in (1, 12, 23.99):
        clock.moment = midnight + timedelta(hours=hours)
        assert await refused(purse, of("anna", 1)) == "athlete_day"
    clock.moment = midnight + timedelta(days=1)
    await purse.reserve(of("anna", 1))


@pytest.mark.parametrize(
    ("fate", "known", "left"),
    [
        (Fate.ANSWERED, Spent(7, 100, 20), 7),
        (Fate.REFUSED, None, 0),
        (Fate.UNKNOWN, None, 40),
    ],
)
async def test_what_it_did_not_cost_comes_back(purse: LedgerPurse, fate: Fate, known: Spent | None, left: int) -> None:
    call_id = await purse.reserve(CALL)
    assert await spent(purse) == (40, 40)
    await purse.settle("anna", call_id, fate, known)
    assert await spent(purse) == (left, left)
    await purse.settle("anna", call_id, Fate.REFUSED)
    assert await spent(purse) == (left, left), "it is settled once"


@pytest.mark.fault("F120")
async def test_two_at_once_never_both_get_the_last_of_it(purse: LedgerPurse) -> None:
    asked = await asyncio.gather(*(purse.reserve(of("anna", 30)) for _ in range(6)), return_exceptions=True)
    assert sum(isinstance(each, str) for each in asked) == 3
    assert await spent(purse) == (90, 90)
