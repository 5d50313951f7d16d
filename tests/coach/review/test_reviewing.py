"""One evening, one review: decided from what is stored, committed with its proposal and its message."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from sqlalchemy import event

from bot.coach.approve.approvals import approve
from bot.coach.approve.varying import ASKED
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_evening
from bot.telegram.messages.registry import render
from domain.errors import NotFound
from domain.notice import NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op
from domain.plan.proposal import Reason
from domain.review.advice import MorningRule
from domain.review.decision import Rule
from domain.review.evening import EveningReview
from domain.review.examine import Rules
from domain.review.lighter_week import DELOAD_DUE
from domain.training.recording import Recording
from domain.training.service import Service
from storage.database import Database
from storage.repositories import athletes, connections, outbox, proposals, reviews
from tests.builders import season
from tests.builders.jobs import told
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock


def reviewer(database: Database, clock: HandClock | None = None) -> Reviewer:
    return Reviewer(database, clock or HandClock(), Rules(Limits(), Thresholds()))


async def test_missed_weeks_lead_to_a_proposal_of_at_most_three_changes(database: Database) -> None:
    athlete = await season.move_in(database)

    assert await review_evening(reviewer(database), athlete.id)

    async with database.reading() as unit:
        stored = await reviews.get(unit, athlete.id, TODAY)
        proposal = await proposals.open_of(unit, athlete.id, PLAN_ID)
        (message,) = await outbox.due(unit, NOW)
    assert stored is not None
    assert proposal is not None
    assert (stored.decision, stored.proposal_id) == ("adjust", proposal.id)
    assert 1 <= len(proposal.patch) <= 3
    assert message.notice.kind is NoticeKind.EVENING_REVIEW
    assert message.notice.facts["proposal_id"] == proposal.id
    assert (await season.current_plan(database)).number == 1, "a review changes nothing"


async def test_a_done_week_keeps_the_plan_and_proposes_nothing(database: Database) -> None:
    athlete = await season.move_in(database)
    week = tuple(season.done(-back) for back in range(1, 6))
    await bring_in(database, HandClock(), athlete.id, [Recording(week)])

    await review_evening(reviewer(database), athlete.id)

    async with database.reading() as unit:
        stored = await reviews.get(unit, athlete.id, TODAY)
        assert stored is not None
        assert (stored.decision, stored.proposal_id) == ("keep", None)
        assert await proposals.open_of(unit, athlete.id, PLAN_ID) is None


async def test_a_day_is_reviewed_once_unless_asked_again(database: Database) -> None:
    athlete = await season.move_in(database)
    clock = HandClock()

    first = await review_evening(reviewer(database, clock), athlete.id)
    clock.advance(minutes=5)
    second = await review_evening(reviewer(database, clock), athlete.id)
    asked = await review_evening(reviewer(database, clock), athlete.id, again=True)
    clock.advance(days=1)
    next_day = await review_evening(reviewer(database, clock), athlete.id)

    assert (first, second, asked, next_day) == (True, False, True, True)


async def test_a_review_made_anew_edits_the_card_it_replaces(database: Database) -> None:
    athlete = await season.move_in(database)
    await review_evening(reviewer(database), athlete.id)
    async with database.reading() as unit:
        (first,) = await outbox.due(unit, NOW)

    await review_evening(reviewer(database), athlete.id, again=True)

    async with database.writing() as unit:
        await outbox.mark_failed(unit, first.id, "out of the way", NOW)
        (edit,) = await outbox.due(unit, NOW)
    assert (edit.notice.kind, edit.notice.edits) == (NoticeKind.EVENING_REVIEW, first.id)
    card = edit.notice.facts["proposal"]
    assert isinstance(card, dict)
    assert card["state"] == "superseded"
    assert edit.notice.facts["review"] == first.notice.facts["review"]


async def test_the_next_review_is_tomorrow_by_the_athletes_wall_clock(database: Database) -> None:
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await athletes.set_next_review(unit, athlete.id, NOW)

    await review_evening(reviewer(database), athlete.id)

    due = NOW.replace(hour=19, minute=30) + timedelta(days=1)
    async with database.reading() as unit:
        assert await athletes.due_for_review(unit, due - timedelta(seconds=1)) == ()
        assert await athletes.due_for_review(unit, due) == (athlete.id,)


async def test_without_a_plan_the_review_still_tells_fitness_and_goals(database: Database) -> None:
    athlete = replace(season.runner(), id="bob")
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
        await athletes.pair(unit, athlete.id, 77, 77, NOW)
    await bring_in(database, HandClock(), athlete.id, [Recording((season.done(-1), season.done(-3)))])

    await review_evening(reviewer(database), athlete.id)

    async with database.reading() as unit:
        stored = await reviews.get(unit, athlete.id, TODAY)
    assert stored is not None
    facts = stored.facts["review"]
    assert isinstance(facts, dict)
    assert facts["has_plan"] is False
    assert facts["condition"]["ctl"] is not None


async def test_a_review_says_up_to_when_each_service_was_read(database: Database) -> None:
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        for service in Service:
            await connections.connect(unit, athlete.id, service, NOW)
        await connections.change(unit, athlete.id, Service.HEVY, {"succeeded_at": NOW})
        await connections.change(unit, athlete.id, Service.GARMIN, {"succeeded_at": NOW - timedelta(hours=5)})
    await review_evening(reviewer(database), athlete.id)
    (notice,) = await told(database)
    assert "Garmin as of Wed" in render(notice).html
    assert "Hevy" not in render(notice).html


async def test_an_unknown_athlete_is_not_reviewed(database: Database) -> None:
    with pytest.raises(NotFound):
        await review_evening(reviewer(database), "nobody")


async def test_a_review_of_missed_days_reads_in_six_statements_and_writes_in_one_transaction(sqlite: Database) -> None:
    athlete = await season.move_in(sqlite)
    reads: list[str] = []
    commits: list[object] = []
    event.listen(sqlite._reader.sync_engine, "before_cursor_execute", lambda *call: reads.append(call[2]))
    event.listen(sqlite._writer.sync_engine, "commit", commits.append)

    await review_evening(reviewer(sqlite), athlete.id)

    statements = [statement for statement in reads if not statement.startswith(("BEGIN", "PRAGMA"))]
    assert len(statements) <= 6, statements
    assert len(commits) == 1


async def approved(database: Database, rule: str, days_ago: int) -> None:
    """A change of the last session ahead, whatever the reason."""
    at = NOW - timedelta(days=days_ago)
    plan = await season.current_plan(database)
    shorter = plan.blueprint.workouts["w-long"].minutes - 1
    patch = (Change(Op.REPLACE, "/workouts/w-long/minutes", shorter),)
    proposal = await season.propose(database, season.runner(), patch, at, Reason(rule, 1.0, 1.0))
    await approve(season.approver(database, HandClock(at)), season.tap(proposal))


async def decided(database: Database, clock: HandClock | None = None) -> str:
    """The rule of adherence that spoke this evening."""
    await review_evening(reviewer(database, clock), "anna")
    async with database.reading() as unit:
        stored = await reviews.latest(unit, "anna")
    assert stored is not None
    return msgspec.convert(stored.facts["review"], EveningReview).reasons[0].rule


@pytest.mark.parametrize(
    ("rule", "spoken"),
    [
        (MorningRule.READINESS_RED, Rule.LOW_ADHERENCE),
        (MorningRule.NOT_RECOVERED, Rule.LOW_ADHERENCE),
        (Rule.RECOVERY, Rule.LOW_ADHERENCE),
        (ASKED, Rule.LOW_ADHERENCE),
        ("session_sheet", Rule.LOW_ADHERENCE),
        (Rule.LOW_ADHERENCE, Rule.ADJUSTED_LATELY),
        (Rule.BAND_ADJUSTS, Rule.ADJUSTED_LATELY),
        (DELOAD_DUE, Rule.ADJUSTED_LATELY),
        ("made_plan", Rule.ADJUSTED_LATELY),
    ],
)
async def test_an_easy_day_silences_nothing_and_another_week_does(database: Database, rule: str, spoken: Rule) -> None:
    await season.move_in(database, now=NOW - timedelta(days=9), today=TODAY)
    await approved(database, rule, days_ago=1)
    assert await decided(database) == spoken


@pytest.mark.parametrize(("days_ago", "spoken"), [(6, Rule.ADJUSTED_LATELY), (7, Rule.LOW_ADHERENCE)])
async def test_a_week_that_was_changed_is_left_alone_whatever_comes_after_it(
    database: Database, days_ago: int, spoken: Rule
) -> None:
    await season.move_in(database, now=NOW - timedelta(days=9), today=TODAY)
    await approved(database, Rule.LOW_ADHERENCE, days_ago)
    await approved(database, MorningRule.READINESS_RED, days_ago=1)
    assert await decided(database) == spoken


@pytest.mark.parametrize(
    ("hour", "minute", "day", "kept"),
    [(18, 0, 0, False), (23, 5, 0, False), (23, 20, 0, True), (34, 0, 0, True), (35, 30, 1, False)],
)
async def test_in_the_night_who_looks_back_then_asks_about_the_day_that_is_over(
    database: Database, hour: int, minute: int, day: int, *, kept: bool
) -> None:
    """Hours of Wednesday by UTC, an hour behind Berlin; the review is at a quarter past midnight."""
    athlete = await season.move_in(database, replace(season.runner(), review_at=time(0, 15)))
    clock = HandClock(datetime.combine(TODAY, time(), UTC) + timedelta(hours=hour, minutes=minute))
    assert await review_evening(reviewer(database, clock), athlete.id, again=True)
    (notice,) = await told(database, clock.now())
    looked_at = msgspec.convert(notice.facts["review"], EveningReview)
    assert looked_at.day == TODAY + timedelta(days=day)
    async with database.reading() as unit:
        stored = await reviews.get(unit, athlete.id, looked_at.day)
        proposal = await proposals.open_of(unit, athlete.id, PLAN_ID)
    assert (stored is not None) is kept
    assert stored is None or stored.made_at == clock.now()
    assert proposal is None or proposal.made_at == clock.now(), "it waits from now on"
