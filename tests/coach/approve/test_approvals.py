"""A tap decides once, in one transaction, and everybody is told what really happened."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.approve.approvals import approve, reject
from bot.coach.approve.card import undo_id
from bot.coach.approve.expiry import expire_proposal
from bot.coach.approve.tap import Outcome
from bot.coach.approve.undo import undo
from domain.athlete.availability import Availability, Blocked
from domain.errors import NotFound
from domain.plan.export import ExportState
from domain.plan.patch import Change, Op
from domain.plan.plan import PlanVersion
from domain.plan.proposal import ProposalState
from storage.database import Database
from storage.repositories import athletes, exports, outbox, plans, proposals
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock


async def test_approval_changes_the_plan_once_and_queues_every_changed_workout(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)

    decided = await approve(season.approver(database), season.tap(proposal))

    plan = await season.current_plan(database)
    assert (decided.outcome, decided.zone_name) == (Outcome.APPROVED, "Europe/Berlin")
    assert (plan.number, plan.proposal_id) == (2, proposal.id)
    assert plan.blueprint.workouts["w-long"].minutes == 45
    assert "w-spare" not in plan.blueprint.workouts
    async with database.reading() as unit:
        waiting = await exports.of_version(unit, athlete.id, PLAN_ID, 2)
        cards = await outbox.due(unit, NOW)
    assert [(each.workout_id, each.state) for each in waiting] == [("w-long", ExportState.PENDING)]
    assert cards, "the card is on its way"


@pytest.mark.fault("F35")
async def test_a_second_tap_is_told_when_the_first_one_was(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    clock = HandClock()
    await approve(season.approver(database, clock), season.tap(proposal))
    clock.advance(minutes=3)

    again = await approve(season.approver(database, clock), season.tap(proposal))
    late_no = await reject(season.approver(database, clock), season.tap(proposal))

    assert (again.outcome, again.at) == (Outcome.ALREADY_APPROVED, NOW)
    assert late_no.outcome is Outcome.ALREADY_APPROVED
    assert (await season.current_plan(database)).number == 2


@pytest.mark.fault("F34")
@pytest.mark.fault("F36")
async def test_of_many_taps_at_once_one_decides(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    deeds = [approve if position % 2 else reject for position in range(12)]

    decided = await asyncio.gather(*(deed(season.approver(database), season.tap(proposal)) for deed in deeds))

    outcomes = Counter(each.outcome for each in decided)
    number = (await season.current_plan(database)).number
    assert outcomes[Outcome.APPROVED] + outcomes[Outcome.REJECTED] == 1
    assert number == 1 + outcomes[Outcome.APPROVED]


@pytest.mark.fault("F42")
async def test_nobody_decides_for_somebody_else(database: Database) -> None:
    anna = await season.move_in(database)
    stranger = await season.move_in(database, season.runner("stranger"))
    proposal = await season.propose(database, anna)

    with pytest.raises(NotFound):
        await approve(season.approver(database), season.tap(proposal, stranger.id))

    assert (await season.current_plan(database)).number == 1
    assert (await season.current_plan(database, stranger.id)).number == 1


async def test_a_card_of_an_earlier_revision_decides_nothing(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)

    decided = await approve(season.approver(database), season.tap(proposal, revision=0))

    assert decided.outcome is Outcome.SUPERSEDED
    assert (await season.current_plan(database)).number == 1


@pytest.mark.fault("F38")
async def test_a_newer_proposal_closes_the_older_one(database: Database) -> None:
    athlete = await season.move_in(database)
    older, newer = await season.propose(database, athlete), await season.propose(database, athlete)

    refused = await approve(season.approver(database), season.tap(older))
    taken = await approve(season.approver(database), season.tap(newer))

    assert (refused.outcome, taken.outcome) == (Outcome.SUPERSEDED, Outcome.APPROVED)


@pytest.mark.fault("F39")
async def test_after_its_time_a_proposal_is_expired_by_tap_or_by_clock(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    clock = HandClock(NOW + timedelta(hours=24))

    late = await approve(season.approver(database, clock), season.tap(proposal))
    other = await season.propose(database, athlete)

    assert late.outcome is Outcome.EXPIRED
    assert await expire_proposal(database, clock, athlete.id, other.id)
    assert not await expire_proposal(database, clock, athlete.id, other.id)
    async with database.reading() as unit:
        closed = await proposals.get(unit, athlete.id, other.id)
    assert closed is not None
    assert closed.state is ProposalState.EXPIRED
    assert (await season.current_plan(database)).number == 1


@pytest.mark.fault("F40")
async def test_a_plan_that_moved_on_makes_the_card_stale(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    async with database.writing() as unit:
        await plans.append(unit, athlete.id, PlanVersion(PLAN_ID, 2, season.winter(), NOW))

    decided = await approve(season.approver(database), season.tap(proposal))
    again = await approve(season.approver(database), season.tap(proposal))

    assert (decided.outcome, again.outcome) == (Outcome.STALE, Outcome.STALE)
    assert (await season.current_plan(database)).number == 2


async def test_limits_are_checked_again_when_the_tap_comes(database: Database) -> None:
    athlete = await season.move_in(database)
    later = (Change(Op.REPLACE, "/workouts/w-long/day", (TODAY + timedelta(days=7)).isoformat()),)
    proposal = await season.propose(database, athlete, later)
    away = Blocked(TODAY + timedelta(days=7), TODAY + timedelta(days=9), "away")
    async with database.writing() as unit:
        await athletes.save(unit, replace(athlete, availability=Availability(blocked=(away,))))

    decided = await approve(season.approver(database), season.tap(proposal))

    assert (decided.outcome, decided.limit) == (Outcome.AGAINST_LIMITS, "day_capacity")
    assert (await season.current_plan(database)).number == 1


async def test_undo_is_one_more_version_that_equals_the_first(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    await approve(season.approver(database), season.tap(proposal))

    undone = await undo(season.approver(database), season.tap(proposal))
    twice = await undo(season.approver(database), season.tap(proposal))

    plan = await season.current_plan(database)
    assert (undone.outcome, twice.outcome) == (Outcome.UNDONE, Outcome.ALREADY_UNDONE)
    assert (plan.number, plan.blueprint) == (3, season.winter())
    async with database.reading() as unit:
        restored = await exports.of_version(unit, athlete.id, PLAN_ID, 3)
    assert {each.workout_id for each in restored} == {"w-long", "w-spare"}


async def test_an_approval_that_was_taken_back_is_not_told_as_one(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    clock = HandClock()
    await approve(season.approver(database, clock), season.tap(proposal))
    clock.advance(minutes=2)
    await undo(season.approver(database, clock), season.tap(proposal))

    late = [await deed(season.approver(database), season.tap(proposal)) for deed in (approve, reject)]

    assert {(each.outcome, each.at) for each in late} == {(Outcome.ALREADY_UNDONE, clock.now())}
    assert (await season.current_plan(database)).number == 3


async def test_only_what_was_approved_on_a_card_can_be_taken_back(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    with pytest.raises(NotFound):
        await undo(season.approver(database), season.tap(proposal))
    await approve(season.approver(database), season.tap(proposal))
    await undo(season.approver(database), season.tap(proposal))

    the_undo = replace(season.tap(proposal), proposal_id=undo_id(proposal.id))
    with pytest.raises(NotFound):
        await undo(season.approver(database), the_undo)

    assert (await season.current_plan(database)).number == 3


async def test_what_has_begun_cannot_be_undone(database: Database) -> None:
    athlete = await season.move_in(database)
    proposal = await season.propose(database, athlete)
    await approve(season.approver(database), season.tap(proposal))

    first_changed_day = HandClock(NOW + timedelta(days=3, hours=4))
    late = await undo(season.approver(database, first_changed_day), season.tap(proposal))

    assert late.outcome is Outcome.TOO_LATE
    assert (await season.current_plan(database)).number == 2
