"""Asking a service what is new: a Garmin on loopback on one side, the rows of a file on the other."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.coach.bring_in.recordings import bring_in
from bot.coach.bring_in.services.rests import NEVER, rest
from bot.coach.bring_in.services.rhythm import Rhythm
from bot.coach.bring_in.services.syncing import Syncing, ask_now, gave_up, refresh, sync
from bot.coach.care.credentials import StoredCredentials
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.source import GarminSource
from bot.sandbox.athlete.fit_activity import activity_file
from bot.sandbox.athlete.history import simulate
from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.garmin.deeds import Person
from bot.sandbox.garmin.process import running_garmin
from bot.sandbox.garmin.watch import entry_of
from bot.sandbox.serving.faults import Fault
from bot.telegram.messages.registry import render
from domain.errors import LoginNeeded, NotFound, Refused, Unavailable
from domain.notice import NoticeKind
from domain.plan.export import Destination, Export, ExportState
from domain.plan.plan import PlanVersion
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.recording import Recording
from domain.training.service import Service
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import activities, athletes, connections, exports, personal_records, plans, readings, rollups
from storage.repositories.connections import Connection
from storage.tables.payloads import raw_payloads
from tests.builders import season
from tests.builders.jobs import told
from tests.builders.season import HandClock

TODAY = date(2026, 11, 18)
ZONE = ZoneInfo("Europe/Berlin")
SESSIONS = [each for each in simulate(TODAY, ZONE).sessions if each.activity.day > TODAY - timedelta(days=10)]


@dataclass
class Desk:
    garmin: GarminClient
    syncing: Syncing
    clock: HandClock

    @property
    def database(self) -> Database:
        return self.syncing.database

    async def connection(self) -> Connection:
        async with self.database.reading() as unit:
            found = await connections.get(unit, "anna", Service.GARMIN)
        assert found is not None
        return found

    async def rows(self) -> dict[str, list[object]]:
        """All that was brought in."""
        async with self.database.reading() as unit:
            everything = (unit, "anna", date.min, date.max)
            return {
                "activities": list(await activities.between(*everything)),
                "readings": list(await readings.between(*everything)),
                "rollups": list(await rollups.between(*everything)),
                "records": list(await personal_records.of_athlete(unit, "anna")),
                "answers": list(await unit.execute(select(raw_payloads).order_by(*raw_payloads.primary_key))),
            }


@pytest.fixture
async def desk(sqlite: Database) -> AsyncIterator[Desk]:
    async with running_garmin() as garmin:
        clock, kept = HandClock(), StoredCredentials(sqlite)
        async with sqlite.writing() as unit:
            await athletes.add(unit, season.runner(), clock.now())
            await athletes.pair(unit, "anna", 7, 7, clock.now())
            await connections.connect(unit, "anna", Service.GARMIN, clock.now())
        await kept.put("anna", Service.GARMIN, await garmin.client.log_in())
        source = GarminSource(Accounts(kept, garmin.url))
        yield Desk(garmin.client, Syncing(sqlite, clock, {Service.GARMIN: source}), clock)


async def uploaded(desk: Desk) -> None:
    for number, session in enumerate(SESSIONS, 1):
        await desk.garmin.upload(entry_of(session.activity, number, ZONE), activity_file(session, ZONE))
    await desk.garmin.tell("hrv", {TODAY: {"calendarDate": TODAY.isoformat(), "lastNightAvg": 61}})


async def test_what_is_new_is_stored_once_and_a_second_time_writes_nothing(desk: Desk) -> None:
    await uploaded(desk)
    brought = await sync(desk.syncing, "anna", Service.GARMIN)
    assert len(brought.activities) == len(SESSIONS)
    rows, writers = await desk.rows(), sum(desk.database.waits.counts)
    assert len(rows["activities"]) == len(SESSIONS)
    again = await sync(desk.syncing, "anna", Service.GARMIN)
    assert (again.activities, again.nights, again.readings) == ((), 0, 0)
    assert await desk.rows() == rows
    assert sum(desk.database.waits.counts) - writers <= 3, "the figures of open days are compared, nothing else"
    assert (await desk.connection()).next_at == desk.syncing.rhythm.next_after(season.runner(), desk.clock.now())


async def test_an_answer_is_kept_as_it_came_where_something_came_of_it(desk: Desk) -> None:
    """One that says nothing new is not kept again, whatever else stands in it."""
    await uploaded(desk)
    day = TODAY.isoformat()
    await sync(desk.syncing, "anna", Service.GARMIN)
    kept = await answers(desk)
    assert len(kept["activities"]) == len(SESSIONS)
    assert json.loads(kept["activities"]["1"]) == entry_of(SESSIONS[0].activity, 1, ZONE)
    assert [json.loads(content) for content in kept["hrv"].values()] == [
        {"hrvSummaries": [{"calendarDate": day, "lastNightAvg": 61}]}
    ]
    await desk.garmin.tell("stress", {TODAY: {"calendarDate": day, "values": {"overallStressLevel": 31}}})
    await desk.garmin.upload({**entry_of(SESSIONS[0].activity, 1, ZONE), "activityName": "With Ben"})
    await sync(desk.syncing, "anna", Service.GARMIN)
    after = await answers(desk)
    assert [json.loads(content)[0]["values"] for content in after["stress"].values()] == [{"overallStressLevel": 31}]
    assert json.loads(after["activities"]["1"])["activityName"] == "With Ben"
    assert {**after["activities"], "1": kept["activities"]["1"]} == kept["activities"]
    seen = {"calendarDate": day, "values": {"overallStressLevel": 31, "lowStressDuration": 60}}
    await desk.garmin.tell("stress", {TODAY: seen})
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert await answers(desk) == after


@pytest.mark.fault("F87")
async def test_an_empty_calendar_is_believed_when_it_is_told_again(desk: Desk) -> None:
    """Nobody takes out everything at once, and an answer that lacks everything is likelier."""
    lost = Export("pl:1:w-easy:garmin", season.PLAN_ID, 1, "w-easy", Destination.GARMIN, ExportState.VERIFIED, "7")
    async with desk.database.writing() as unit:
        await plans.create(unit, "anna", PlanVersion(season.PLAN_ID, 1, season.winter(), desk.clock.now()))
        await exports.add(unit, "anna", [lost], desk.clock.now())
    asked = []
    for _ in range(3):
        desk.clock.advance(hours=2)
        await sync(desk.syncing, "anna", Service.GARMIN)
        asked += [each.kind for each in await told(desk.database, desk.clock.now())]
    assert asked == [NoticeKind.CHANGED_THERE]


async def test_a_record_that_is_no_longer_one_goes(desk: Desk) -> None:
    day = "2026-09-13T08:00:00.0"
    told = [
        {"typeId": kind, "value": value, "activityId": 5, "actStartDateTimeInGMTFormatted": day}
        for kind, value in ((3, 1320.5), (4, 2800.0))
    ]
    await desk.garmin.tell_all("records", told)
    assert (await sync(desk.syncing, "anna", Service.GARMIN)).records == 2
    await desk.garmin.tell_all("records", [{**told[0], "value": 1400.0}])
    desk.clock.advance(days=8)
    for _ in range(4):
        await sync(desk.syncing, "anna", Service.GARMIN)
    record = PersonalRecord(RecordKind.RUN_5K, date(2026, 9, 13), 1400.0, "garmin", "5")
    assert (await desk.rows())["records"] == [record]


async def answers(desk: Desk) -> dict[str, dict[str, bytes]]:
    """Contents by kind and key."""
    async with desk.database.reading() as unit:
        rows = (await unit.execute(select(raw_payloads.c.kind, raw_payloads.c.key, raw_payloads.c.content))).all()
    return {kind: {key: content for of, key, content in rows if of == kind} for kind, _, _ in rows}


@pytest.mark.fault("F88")
async def test_what_is_gone_there_is_gone_here_with_all_that_came_of_it(desk: Desk) -> None:
    await sync(desk.syncing, "anna", Service.GARMIN)
    empty = await desk.rows()
    await uploaded(desk)
    for number in range(2, len(SESSIONS) + 1):
        await desk.garmin.remove(number)
    await sync(desk.syncing, "anna", Service.GARMIN)
    before = await desk.rows()
    late = SESSIONS[-1].activity
    await desk.garmin.upload(entry_of(late, 99, ZONE), activity_file(SESSIONS[-1], ZONE))
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert len((await desk.rows())["activities"]) == 2
    await desk.garmin.remove(99)
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert await desk.rows() == before != empty


@pytest.mark.fault("F82")
async def test_that_the_person_is_wanted_is_said_once_and_nothing_is_asked_until_then(desk: Desk) -> None:
    await desk.garmin.change(Person(shut_out_refreshing=True))
    for _ in range(2):
        with pytest.raises(LoginNeeded):
            await sync(desk.syncing, "anna", Service.GARMIN)
    assert [notice.kind for notice in await told(desk.database)] == [NoticeKind.SYNC_TROUBLE]
    assert (await desk.connection()).next_at == NEVER
    asked = len(await desk.garmin.calls())
    await refresh(desk.syncing, "anna")
    async with desk.database.writing() as unit:
        await ask_now(unit, "anna", desk.clock.now())
        assert await connections.due(unit, desk.clock.now() + timedelta(days=900)) == ()
    assert len(await desk.garmin.calls()) == asked
    await StoredCredentials(desk.database).put("anna", Service.GARMIN, await desk.garmin.log_in())
    async with desk.database.writing() as unit:
        await connections.connect(unit, "anna", Service.GARMIN, desk.clock.now())
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert (await desk.connection()).trouble is None


@pytest.mark.fault("F85")
async def test_who_asks_to_be_left_alone_is_left_alone_and_longer_each_time(desk: Desk) -> None:
    rests = []
    for _ in range(7):
        await desk.garmin.plan_faults(Fault("error_before", where="activities", status=429))
        with pytest.raises(Refused, match="garmin_too_many_requests"):
            await sync(desk.syncing, "anna", Service.GARMIN)
        until = (await desk.connection()).rests_until
        assert until is not None
        rests.append(until - desk.clock.now())
        asked = len(await desk.garmin.calls())
        async with desk.database.writing() as unit:
            await ask_now(unit, "anna", desk.clock.now())
            assert await connections.due(unit, until - timedelta(seconds=1)) == ()
        with pytest.raises(Refused, match="service_rests"):
            await sync(desk.syncing, "anna", Service.GARMIN)
        assert len(await desk.garmin.calls()) == asked, "neither a wish nor a restart shortens it"
        desk.clock.moment = until
    assert rests == [timedelta(hours=hours) for hours in (1, 2, 4, 8, 16, 24, 24)]
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert ((await desk.connection()).failures, (await desk.connection()).rests_until) == (0, None)


async def test_who_asked_is_told_what_came(desk: Desk) -> None:
    await uploaded(desk)
    async with desk.database.writing() as unit:
        await ask_now(unit, "anna", desk.clock.now())
    await sync(desk.syncing, "anna", Service.GARMIN)
    (notice,) = await told(desk.database)
    assert notice.kind is NoticeKind.SYNCED
    assert len(notice.facts["sessions"]) == len(SESSIONS)  # type: ignore[arg-type]


@pytest.mark.fault("F89")
async def test_what_a_sync_joined_is_told_silently_to_somebody_who_did_not_ask(desk: Desk) -> None:
    await uploaded(desk)
    lifted = next(each.activity for each in SESSIONS if each.activity.sport is Sport.STRENGTH)
    late = lifted.started_at + timedelta(minutes=4)
    gym = replace(lifted, source="hevy", source_id="g", started_at=late, title="Legs")
    await bring_in(desk.database, desk.clock, "anna", [Recording((gym,))])
    brought = await sync(desk.syncing, "anna", Service.GARMIN)
    assert len(brought.activities) == len(SESSIONS)
    (notice,) = await told(desk.database)
    message = render(notice)
    assert (message.silent, len(message.buttons)) == (True, 1)
    assert message.html.endswith("Garmin + Hevy")
    await sync(desk.syncing, "anna", Service.GARMIN)
    assert await told(desk.database) == []


async def test_who_asked_hears_that_a_service_does_not_answer_once_it_is_given_up(desk: Desk) -> None:
    async with desk.database.writing() as unit:
        await ask_now(unit, "anna", desk.clock.now())
    await desk.garmin.plan_faults(*(Fault("error_before", where="activities", nth=n, status=503) for n in range(1, 10)))
    for _ in range(3):
        with pytest.raises(Unavailable, match="garmin_unreachable"):
            await sync(desk.syncing, "anna", Service.GARMIN)
        assert await told(desk.database) == []
    for _ in range(2):
        await gave_up(desk.syncing, "anna", Service.GARMIN)
    (notice,) = await told(desk.database)
    assert (notice.kind, notice.facts["trouble"]) == (NoticeKind.SYNC_TROUBLE, "garmin_unreachable")
    assert (await desk.connection()).next_at == desk.syncing.rhythm.next_after(season.runner(), desk.clock.now())


async def test_nobody_is_asked_for_whom_nothing_is_connected(desk: Desk) -> None:
    with pytest.raises(NotFound, match="not_connected"):
        await sync(desk.syncing, "anna", Service.HEVY)


def test_the_rhythm_follows_the_athletes_own_clock() -> None:
    berlin, rhythm = season.runner(), Rhythm()
    at = [
        datetime(2026, 11, 18, hour, minute, tzinfo=UTC) for hour, minute in ((3, 0), (5, 0), (6, 59), (20, 0), (22, 0))
    ]
    following = [f"{rhythm.next_after(berlin, now).astimezone(berlin.zone):%d %H:%M}" for now in at]
    assert following == ["18 06:00", "18 08:00", "18 08:00", "18 22:00", "19 06:00"]
    assert rest(0) == timedelta(hours=1)
    assert rest(99) == timedelta(hours=24)
