"""A replica holds one athlete's training and nothing of anybody else's, and can be taken back to a moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from domain.plan.patch import Change, Op
from domain.plan.plan import PlanVersion
from domain.plan.proposal import ProposalState
from domain.training.reading import BY_HAND, OF_THE_WHOLE_DAY, Reading, ReadingKind
from storage.database import Database, Unit
from storage.replica import COPIED, replica_of
from storage.repositories import activities, athletes, missed, plans, proposals, races, readings, weekly
from storage.rewind import rewind
from storage.tables.registry import METADATA, TABLES
from tests.builders.furnished import furnish
from tests.builders.values import (
    NOW,
    PLAN_ID,
    PROPOSAL_ID,
    TODAY,
    athlete,
    missed_workout,
    proposal,
    race,
    reading,
    swim,
    version,
)

BEFORE, LATER, LATEST = (NOW + timedelta(hours=hours) for hours in (-2, 1, 2))
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
# What says nothing of training, or only what was made of it and told.
NOT_COPIED = {
    "pairing_codes",
    "plan_drafts",
    "plan_wishes",
    "planned_workouts",
    "personal_records",
    "raw_payloads",
    "daily_reviews",
    "daily_briefs",
    "analysis_insights",
    "exports",
    "outbox",
    "consents",
    "conversations",
    "model_calls",
    "credentials",
    "asked_secrets",
    "connections",
    "sync_cursors",
    "jobs",
}


async def contents(unit: Unit) -> Mapping[str, list[str]]:
    return {table.name: sorted(map(repr, (await unit.execute(select(table))).all())) for table in TABLES}


async def test_it_is_the_same_and_nobody_elses(database: Database) -> None:
    async with database.writing() as unit:
        await furnish(unit, "anna", 1111)
        await furnish(unit, "ben", 8888)
    async with database.reading() as unit:
        before = await contents(unit)
    async with replica_of(database, "anna") as replica:
        copied = await contents(replica)
        await replica.execute(METADATA.tables["athletes"].delete())
        assert await athletes.get(replica, "anna") is None
    names = {table.name for table in COPIED}
    assert {name for name, rows in copied.items() if rows} == names
    for name in names:
        assert copied[name] == [row for row in before[name] if "'anna'" in row]
    assert "ben" not in repr(copied)
    async with database.reading() as unit:
        assert await contents(unit) == before, "whatever is done to a replica is done to nothing else"


def test_whatever_an_athlete_owns_is_copied_or_left_out_on_purpose() -> None:
    owned = {table.name for table in TABLES if "athlete_id" in table.c or table.name == "athletes"}
    assert {table.name for table in COPIED} | NOT_COPIED == owned


async def told(unit: Unit) -> set[tuple[str, float]]:
    found = await readings.between(unit, "anna", YESTERDAY - timedelta(days=30), TOMORROW + timedelta(days=30))
    return {(each.kind.value, each.value) for each in found}


async def test_records_go_that_had_not_ended_and_entries_that_were_not_typed(database: Database) -> None:
    """Of what was said of a recorded session, the session is the measure."""
    over = replace(swim("over"), started_at=BEFORE - timedelta(hours=1))
    running = replace(swim("running"), started_at=NOW - timedelta(minutes=10))
    typed = replace(swim("typed", YESTERDAY), source=BY_HAND)
    said = replace(swim("said", YESTERDAY), source=BY_HAND)
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await activities.upsert(unit, "anna", [over, running, typed, said], LATER)
        await activities.put_into(unit, "anna", {said.key: "session-1"})
    async with replica_of(database, "anna") as replica:
        ahead = await rewind(replica, "anna", NOW, TODAY)
        left = {each.source_id for each in await activities.recorded(replica, "anna", YESTERDAY, TODAY)}
        assert {key[1] for key, _ in ahead.activities} == {"running", "typed"}
        assert left == {"over", "said"}
        assert (await rewind(replica, "anna", NOW, TODAY)).activities == ()


async def test_figures_go_of_later_days_those_told_later_and_a_days_own_before_it_is_done(database: Database) -> None:
    hrv = ReadingKind.HRV
    whole = [reading(TODAY, 100.0 + number, kind) for number, kind in enumerate(sorted(OF_THE_WHOLE_DAY))]
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), NOW)
        await readings.upsert(unit, "anna", [reading(TODAY, 60.0), reading(TOMORROW, 61.0), *whole], LATEST)
        await readings.upsert(unit, "anna", [Reading(hrv, YESTERDAY, 41.0, BY_HAND, "told before")], BEFORE)
        await readings.upsert(unit, "anna", [Reading(hrv, YESTERDAY, 42.0, BY_HAND, "told later")], LATER)
        await activities.upsert(unit, "anna", [replace(swim(), started_at=NOW)], NOW)
    async with replica_of(database, "anna") as replica:
        ahead = await rewind(replica, "anna", NOW + timedelta(hours=1), TODAY)
        assert ahead.told == ()
        assert len(await told(replica)) == 3 + len(whole), "the session was over, and so was the day for the watch"
        ahead = await rewind(replica, "anna", NOW, TODAY)
        assert [each.value for each in ahead.told] == [42.0]
        assert await told(replica) == {(hrv.value, 60.0), (hrv.value, 41.0)}


async def test_plans_proposals_and_what_was_told_stand_as_they_did(database: Database) -> None:
    first, second = version(), PlanVersion(PLAN_ID, 2, version().blueprint, LATER, PROPOSAL_ID)
    other = PlanVersion("plan-2", 1, version().blueprint, LATEST)
    waited = replace(proposal(), patch=(Change(Op.REMOVE, "/workouts/w-run"),))
    async with database.writing() as unit:
        await athletes.add(unit, athlete(), BEFORE)
        await plans.create(unit, "anna", first)
        await proposals.add(unit, waited)
        await proposals.close(unit, "anna", PROPOSAL_ID, ProposalState.APPROVED, LATER)
        await proposals.add(unit, replace(proposal(proposal_id="later"), made_at=LATER))
        await plans.append(unit, "anna", second)
        await plans.create(unit, "anna", other)
        for day, at in ((TODAY, NOW), (TODAY - timedelta(days=7), LATER)):
            await weekly.put(unit, "anna", day, {}, at)
        await missed.tell(unit, "anna", missed_workout(), LATER)
        await races.replace(unit, "anna", [race()], LATER)
    async with replica_of(database, "anna") as replica:
        for moment, plan, state in (
            (LATEST, other, ProposalState.APPROVED),
            (LATER, second, ProposalState.APPROVED),
            (NOW, first, ProposalState.OPEN),
        ):
            await rewind(replica, "anna", moment, TODAY)
            assert await plans.current(replica, "anna") == plan
            assert await athletes.get_with_plan(replica, "anna") == (athlete(), plan)
            stands = await proposals.get(replica, "anna", PROPOSAL_ID)
            assert stands is not None
            assert stands.state is state
        assert stands == waited
        assert await proposals.get(replica, "anna", "later") is None
        assert [monday for monday, _ in await weekly.since(replica, "anna", TODAY - timedelta(days=9))] == [TODAY]
        assert await missed.between(replica, "anna", TODAY, TODAY) == ()
        assert await races.of_athlete(replica, "anna") == ()
        await rewind(replica, "anna", BEFORE, TODAY)
        assert await plans.current(replica, "anna") is None
        assert await proposals.get(replica, "anna", PROPOSAL_ID) is None
