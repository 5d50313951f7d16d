"""What is over goes when its days are over; what somebody may still ask about stays."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.coach.care.retention import Keep, clear_away
from domain.notice import NoticeKind
from domain.plan.proposal import ProposalState
from domain.training.payload import Payload
from storage.database import Database
from storage.repositories import athletes, drafts, inbox, jobs, outbox, pairing, payloads, plans, proposals, reviews
from storage.repositories.jobs import JobState
from storage.retention import AT_ONCE
from storage.tables.inbox import inbox as inbox_table
from storage.tables.outbox import outbox as outbox_table
from storage.tables.registry import TABLES
from tests.builders.values import NOW, PROPOSAL_ID, TODAY, athlete, notice, proposal, version

KEEP = Keep(inbox=30, outbox=30, jobs=30, pairing=1, payloads=90)


async def furnished(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await plans.create(unit, "anna", version())
        await proposals.add(unit, proposal())
        await reviews.add(unit, "anna", TODAY, "keep", {}, None, NOW)
        await inbox.store(unit, 1, b"{}", NOW)
        await inbox.finish(unit, 1, "done", None, NOW)
        await inbox.store(unit, 2, b"{}", NOW)
        for facts in (notice(), notice("card", NoticeKind.PROPOSAL_CARD, proposal_id=PROPOSAL_ID)):
            await outbox.mark_sent(unit, await outbox.add(unit, "anna", 1, facts, NOW), 7, NOW)
        await outbox.add(unit, "anna", 1, notice("still waiting"), NOW)
        for name in ("over", "open"):
            await jobs.add(unit, name, "export", "anna", {}, NOW)
        over = await jobs.begin(unit, "over", "main", NOW)
        assert over is not None
        await jobs.finish(unit, over, JobState.SUCCEEDED, None, NOW)
        await pairing.add(unit, b"code", "anna", NOW)
        await pairing.count_try(unit, 5, NOW, timedelta(hours=1))
        await drafts.add(unit, "anna", "draft-1", {}, NOW)
        await payloads.keep(unit, "anna", "garmin", [Payload("hrv", TODAY.isoformat(), b"{}")], NOW)


async def counts(database: Database) -> dict[str, int]:
    async with database.reading() as unit:
        rows = {table.name: await unit.execute(select(func.count()).select_from(table)) for table in TABLES}
        return {name: count for name, found in rows.items() if (count := found.scalar_one())}


async def test_each_thing_goes_after_its_days_and_the_rest_stays(database: Database) -> None:
    await furnished(database)
    everything = await counts(database)
    assert await clear_away(database, KEEP, NOW) == 0
    assert await clear_away(database, KEEP, NOW + timedelta(days=2)) == 3
    gone = {"pairing_codes", "pairing_attempts", "plan_drafts"}
    assert await counts(database) == {name: count for name, count in everything.items() if name not in gone}
    assert await clear_away(database, KEEP, NOW + timedelta(days=31)) == 3
    after = await counts(database)
    assert (after["inbox"], after["outbox"], after["jobs"]) == (1, 2, 1), "what waits, and the card, are still there"
    async with database.reading() as unit:
        assert await outbox.first_about(unit, "anna", PROPOSAL_ID) is not None
    assert await clear_away(database, KEEP, NOW + timedelta(days=90)) == 0
    assert await clear_away(database, KEEP, NOW + timedelta(days=91)) == 1, "an answer as it came"
    assert await clear_away(database, KEEP, NOW + timedelta(days=400)) == 0
    kept = {"proposals", "athletes", "training_plans", "plan_versions", "planned_workouts", "daily_reviews"}
    left = await counts(database)
    assert {name: left[name] for name in kept} == {name: everything[name] for name in kept}
    assert (left["outbox"], left["inbox"]) == (2, 1), "what was never sent or answered is never cleared away"


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.OPEN])
async def test_a_card_goes_once_nothing_can_be_decided_or_undone(database: Database, state: ProposalState) -> None:
    """An approved change can be undone until another one follows it."""
    late = NOW + timedelta(days=400)
    await furnished(database)
    await clear_away(database, KEEP, late)
    async with database.writing() as unit:
        await proposals.close(unit, "anna", PROPOSAL_ID, state, NOW)
        if state is ProposalState.APPROVED:
            await plans.append(unit, "anna", version(2, PROPOSAL_ID))
    if state is ProposalState.APPROVED:
        assert await clear_away(database, KEEP, late) == 0
        async with database.writing() as unit:
            await plans.append(unit, "anna", version(3, f"{PROPOSAL_ID}-u"))
    assert await clear_away(database, KEEP, late) == 1
    assert (await counts(database))["outbox"] == 1, "what was never sent"


async def test_a_card_of_another_athlete_keeps_none(database: Database) -> None:
    await furnished(database)
    async with database.writing() as unit:
        await proposals.close(unit, "anna", PROPOSAL_ID, ProposalState.REJECTED, NOW)
        await athletes.add(unit, athlete("ben"), NOW)
        await plans.create(unit, "ben", version())
        await proposals.add(unit, proposal("ben"))
    await clear_away(database, KEEP, NOW + timedelta(days=31))
    assert (await counts(database))["outbox"] == 1, "what was never sent"


async def test_a_crowd_goes_in_steps(sqlite: Database) -> None:
    rows = [
        {"update_id": number, "raw": b"{}", "received_at": NOW, "state": "done", "attempts": 1, "finished_at": NOW}
        for number in range(2 * AT_ONCE + 1)
    ]
    async with sqlite.writing() as unit:
        await unit.execute(inbox_table.insert(), rows)
        await unit.execute(outbox_table.delete())
    assert await clear_away(sqlite, KEEP, NOW + timedelta(days=31)) == len(rows)
