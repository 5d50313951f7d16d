"""The code of a login that waits is asked for in the chat, for ten minutes, and opens it in another process."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from garminconnect.client import sso

from bot.coach.bring_in.services.letting_in import LettingIn, ask_for, let_in
from bot.coach.care.credentials import StoredCredentials
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.login import GarminLogin
from bot.sandbox.garmin.deeds import Person
from bot.sandbox.garmin.process import RunningGarmin, running_garmin
from domain.notice import NoticeKind
from domain.training.service import Service
from storage.database import Database
from storage.repositories import asked_secrets, athletes, connections
from tests.builders import season
from tests.builders.jobs import told
from tests.builders.season import NOW, HandClock

CODE = "314159"


@pytest.fixture
async def garmin(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RunningGarmin]:
    for name in ("MOBILE_DELAY_MIN_S", "MOBILE_DELAY_MAX_S"):
        monkeypatch.setattr(sso, name, 0.0)
    async with running_garmin() as running:
        await running.client.change(Person(mfa_code=CODE))
        async with sqlite.writing() as unit:
            await athletes.add(unit, season.runner(), NOW)
            await athletes.pair(unit, "anna", 7, 7, NOW)
        yield running


def login(sqlite: Database, garmin: RunningGarmin) -> GarminLogin:
    """As another process has it."""
    return GarminLogin(Accounts(StoredCredentials(sqlite), garmin.url))


async def begun(sqlite: Database, garmin: RunningGarmin) -> None:
    pending = await login(sqlite, garmin).begin("anna", "robin@example.org", "correct horse battery")
    assert pending is not None
    async with sqlite.writing() as unit:
        assert await ask_for(unit, "anna", Service.GARMIN, pending.state, NOW)


async def answered(sqlite: Database, garmin: RunningGarmin, code: str, minutes: int = 0) -> bool:
    clock = HandClock()
    clock.advance(minutes=minutes)
    async with sqlite.writing() as unit:
        in_time = await asked_secrets.tell(unit, "anna", Service.GARMIN, code, clock.now())
    await let_in(LettingIn(sqlite, clock, {Service.GARMIN: login(sqlite, garmin)}), "anna", Service.GARMIN)
    return in_time


@pytest.mark.fault("F84")
async def test_a_code_told_in_the_chat_opens_the_login_that_waits(sqlite: Database, garmin: RunningGarmin) -> None:
    await begun(sqlite, garmin)
    assert await answered(sqlite, garmin, f" {CODE} ")
    async with sqlite.reading() as unit:
        assert await connections.get(unit, "anna", Service.GARMIN) is not None
        assert await asked_secrets.get(unit, "anna", Service.GARMIN) is None
    assert (await StoredCredentials(sqlite).get("anna", Service.GARMIN) or {}).keys() == {"tokens", "display_name"}
    assert [each.kind for each in await told(sqlite)] == [NoticeKind.KEY_QUESTION, NoticeKind.CONNECTED]


async def test_a_wrong_code_is_told_and_forgotten(sqlite: Database, garmin: RunningGarmin) -> None:
    await begun(sqlite, garmin)
    await answered(sqlite, garmin, "000000")
    async with sqlite.reading() as unit:
        assert await connections.of_athlete(unit, "anna") == ()
        assert await asked_secrets.answered(unit) == ()
    assert (await told(sqlite))[-1].facts["trouble"] == "garmin_code_refused"


async def test_after_ten_minutes_nobody_is_let_in(sqlite: Database, garmin: RunningGarmin) -> None:
    await begun(sqlite, garmin)
    assert not await answered(sqlite, garmin, CODE, minutes=11)
    async with sqlite.reading() as unit:
        assert await asked_secrets.open_of(unit, "anna", NOW + timedelta(minutes=11)) == ()
        assert await connections.of_athlete(unit, "anna") == ()


async def test_where_nobody_is_paired_nobody_is_asked(sqlite: Database, garmin: RunningGarmin) -> None:
    del garmin
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner("ben"), NOW)
        assert not await ask_for(unit, "ben", Service.HEVY, {}, NOW)
        assert await asked_secrets.get(unit, "ben", Service.HEVY) is None
