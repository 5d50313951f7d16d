"""A plan goes to the watch and to the gym app, and the process dies between the two."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.coach.approve.approvals import approve
from bot.coach.approve.exporting import Exporting, export_one
from bot.coach.care.credentials import StoredCredentials
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.exporter import GarminExporter
from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.exporter import HevyExporter
from bot.sandbox.garmin.process import running_garmin
from bot.sandbox.hevy.process import RunningHevy, running_hevy
from bot.telegram.messages.registry import render
from domain.notice import Notice, NoticeKind
from domain.plan.export import Destination, ExportState
from domain.plan.patch import Change, Op
from domain.training.service import Service
from storage.database import Database
from storage.repositories import connections, exports
from storage.tables.outbox import outbox
from tests.builders import season
from tests.builders.hevy import planned
from tests.builders.season import NOW, PLAN_ID, HandClock

LEGS = planned("w-legs", season.TODAY + timedelta(days=4))
CHANGES = (Change(Op.REMOVE, "/workouts/w-spare"), Change(Op.ADD, "/workouts/w-legs", LEGS))


async def exported(database: Database, garmin_url: str, hevy: RunningHevy, *only: Destination) -> None:
    """What a coach does that has just been started: everything is made anew, and the rows say what waits."""
    kept = StoredCredentials(database)
    async with hevy_http(hevy.url) as http:
        exporters: Mapping[Destination, GarminExporter | HevyExporter] = {
            Destination.GARMIN: GarminExporter(Accounts(kept, garmin_url)),
            Destination.HEVY: HevyExporter(http, kept, HandClock()),
        }
        async with database.reading() as unit:
            waiting = await exports.pending(unit, HandClock().now())
        for athlete_id, export in waiting:
            if export.destination in only:
                await export_one(Exporting(database, HandClock(), exporters), athlete_id, export)


async def states(database: Database) -> set[tuple[Destination, ExportState]]:
    async with database.reading() as unit:
        found = await exports.of_version(unit, "anna", PLAN_ID, 2)
    return {(each.destination, each.state) for each in found}


async def card(database: Database, proposal_id: str) -> str:
    """As the newest edit of it reads."""
    about = select(outbox.c.facts).where(outbox.c.subject == proposal_id).order_by(outbox.c.seq)
    async with database.reading() as unit:
        found = (await unit.execute(about)).scalars().all()
    return render(Notice(NoticeKind.PROPOSAL_CARD, found[-1])).html


@pytest.mark.fault("F24")
async def test_what_is_on_the_watch_stays_and_the_gym_app_follows(database: Database) -> None:
    athlete = await season.move_in(database)
    async with running_garmin() as garmin, running_hevy() as hevy:
        await StoredCredentials(database).put("anna", Service.GARMIN, await garmin.client.log_in())
        await StoredCredentials(database).put("anna", Service.HEVY, {"api_key": hevy.key})
        async with database.writing() as unit:
            for service in Service:
                await connections.connect(unit, "anna", service, NOW)
        proposal = await season.propose(database, athlete, CHANGES)
        await approve(season.approver(database), season.tap(proposal))
        await exported(database, garmin.url, hevy, Destination.GARMIN)
        there, asked = (await garmin.client.seen()).schedule, len(await garmin.client.calls())
        watch, gym = Destination.GARMIN, Destination.HEVY
        assert await states(database) == {(watch, ExportState.VERIFIED), (gym, ExportState.PENDING)}
        told = await card(database, proposal.id)
        assert "Garmin calendar ✔ 2 of 2" in told
        assert "Hevy … 0 of 1" in told
        await exported(database, garmin.url, hevy, watch, gym)
        assert await states(database) == {(watch, ExportState.VERIFIED), (gym, ExportState.VERIFIED)}
        assert "Hevy ✔ 1 of 1" in await card(database, proposal.id)
        assert ((await garmin.client.seen()).schedule, len(await garmin.client.calls())) == (there, asked)
